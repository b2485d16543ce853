import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { NumberInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { longestMinutes } from '../model/content';
import type { TemplateForm } from './text-field';

/** How the interview is held. */
export function SettingsFields({ form }: { form: TemplateForm }) {
  const { t } = useLingui();
  const longest = longestMinutes(form.values);
  const number = (name: 'minutes' | 'expires_in_days' | 'recording_days') => ({
    allowDecimal: false,
    clampBehavior: 'blur' as const,
    ...form.getInputProps(`settings.${name}`),
    onChange: (value: string | number) => {
      if (typeof value === 'number') form.setFieldValue(`settings.${name}`, value);
    },
  });
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label={t`Minutes, at most`}
          description={plural(longest, {
            one: 'With all follow-ups the questions take # minute.',
            other: 'With all follow-ups the questions take # minutes.',
          })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={5}
          max={90}
          {...number('minutes')}
        />
        <NumberInput
          label={t`Days that an invitation is good for`}
          min={1}
          max={60}
          {...number('expires_in_days')}
        />
        <NumberInput
          label={t`Days that recordings are kept`}
          min={1}
          max={365}
          {...number('recording_days')}
        />
      </SimpleGrid>
      <TextInput
        label={t`Whom candidates can talk to instead`}
        description={t`A name with an address or a number. Every candidate can choose a person.`}
        maxLength={200}
        {...form.getInputProps('settings.contact')}
      />
      <Switch
        label={t`Answers may be spoken`}
        description={t`Writing is always possible.`}
        {...form.getInputProps('settings.voice_allowed', { type: 'checkbox' })}
      />
      <Switch
        label={t`Hide results from the hiring team until they are reviewed`}
        {...form.getInputProps('settings.hidden_until_reviewed', { type: 'checkbox' })}
      />
      <Switch
        label={t`Share short feedback with candidates`}
        {...form.getInputProps('settings.feedback_shared', { type: 'checkbox' })}
      />
    </Stack>
  );
}
