import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { TextTemplate } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { inserted, written } from '@/writing/insert';
import { type Language, languages } from '@/writing/words';
import { VariableMenu } from '@/writing/words-fields';
import {
  removeTextTemplate,
  saveTextTemplate,
  sendTest,
  textPreviewQuery,
  textVariablesQuery,
} from '../api/texts';
import classes from './messages.module.css';
import { TextLength } from './text-length';

const longest = 1000;

interface TextTemplateDialogProps {
  template: TextTemplate | null;
  onClose: () => void;
}

interface Draft extends Record<string, unknown> {
  name: string;
  texts: Partial<Record<Language, string>>;
}

/** Writes a saved text language by language, with what it looks like and what it takes below. */
export function TextTemplateDialog({ template, onClose }: TextTemplateDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const phone = usePhone();
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useForm<Draft>({
    initialValues: { name: template?.name ?? '', texts: { ...template?.texts } },
  });
  const draft = useFormDraft(`text-template:${template?.id ?? 'new'}`, form);
  const { texts } = form.values;
  const first = languages.find((one) => (texts[one.value] ?? '') !== '')?.value ?? 'en';
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? first;
  const text = texts[language] ?? '';
  const variables = useQuery(textVariablesQuery);
  const maySend = useCan('organization:update');
  const setText = (next: string) => {
    form.setFieldValue('texts', { ...texts, [language]: next });
    form.clearErrors();
  };
  const refresh = () => void client.invalidateQueries({ queryKey: ['text-templates'] });
  const leave = () => {
    draft.forget();
    onClose();
  };
  const save = useMutation({
    mutationFn: () =>
      saveTextTemplate(template, {
        name: form.values.name.trim(),
        texts: Object.fromEntries(Object.entries(texts).filter(([, one]) => one.trim() !== '')),
      }),
    onSuccess: () => {
      toastDone(t`Saved.`);
      leave();
    },
    onError: (error) => {
      const messages = fieldMessages(error);
      form.setErrors(messages);
      const faulty = languages.find((one) => messages[`texts.${one.value}`] !== undefined);
      if (faulty !== undefined) setChosen(faulty.value);
    },
    onSettled: refresh,
  });
  const removal = useMutation({
    mutationFn: (id: string) => removeTextTemplate(id),
    onSuccess: () => {
      toastDone(t`Deleted.`);
      leave();
    },
    onError: (error) => toastFailed(t`The saved text is still there`, error),
    onSettled: refresh,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={phone}
      title={template === null ? t`New saved text` : template.name}
    >
      <form onSubmit={form.onSubmit(() => save.mutate())} noValidate>
        <Stack gap="sm">
          <TextInput
            label={t`Name`}
            description={t`What people choose it by. Candidates do not see it.`}
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <SegmentedControl
            aria-label={t`Language`}
            value={language}
            onChange={setChosen}
            data={languages.map((one) => ({
              value: one.value,
              label: (texts[one.value] ?? '') === '' ? one.label : `${one.label} ●`,
            }))}
            style={{ alignSelf: 'flex-start' }}
          />
          <Textarea
            ref={field}
            label={t`Text`}
            autosize
            minRows={3}
            maxLength={longest}
            value={text}
            error={form.errors[`texts.${language}`]}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group>
            <VariableMenu
              variables={variables.data?.items ?? []}
              onPick={(variable) => {
                const at = field.current;
                const end = text.length;
                const what = written(variable);
                setText(inserted(text, what, at?.selectionStart ?? end, at?.selectionEnd ?? end).text);
                setTimeout(() => at?.focus());
              }}
            />
          </Group>
          <Preview text={text} />
          {maySend && text.trim() !== '' && <Test text={text} />}
          <FormError error={save.error} />
          <Group justify="space-between">
            {template === null ? (
              <span />
            ) : (
              <Button
                variant="default"
                c="red"
                loading={removal.isPending}
                onClick={() => removal.mutate(template.id)}
              >
                <Trans>Delete</Trans>
              </Button>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={leave}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" loading={save.isPending}>
                <Trans>Save</Trans>
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Preview({ text }: { text: string }) {
  const [settled] = useDebouncedValue(text.trim(), 300);
  const { data } = useQuery({ ...textPreviewQuery(settled), enabled: settled !== '' });
  if (data === undefined || settled === '') return null;
  return (
    <div>
      <Text size="sm" fw={550}>
        <Trans>As a candidate reads it</Trans>
      </Text>
      <Text size="sm" className={classes.text}>
        {data.text}
      </Text>
      <TextLength text={data.text} />
    </div>
  );
}

function Test({ text }: { text: string }) {
  const { t } = useLingui();
  const [number, setNumber] = useState('');
  const test = useMutation({
    mutationFn: () => sendTest(number.trim(), text),
    onSuccess: ({ problem }) =>
      problem === '' ? toastDone(t`The test is on its way.`) : toastFailed(t`The test was not sent`, problem),
    onError: (error) => toastFailed(t`The test was not sent`, error),
  });
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        type="tel"
        size="xs"
        label={t`Send a test to`}
        placeholder="+1 614 555 0100"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        loading={test.isPending}
        disabled={number.trim() === ''}
        onClick={() => test.mutate()}
      >
        <Trans>Send test</Trans>
      </Button>
    </Group>
  );
}
