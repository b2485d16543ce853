import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Card, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { AiInterviewKnockout, InterviewLanguage } from '@/contract';
import { announce } from '@/ui/announcer';
import { firstOf, most, newKey, newKnockout, noTexts } from '../model/content';
import classes from './ai-interviews.module.css';
import { Mover } from './mover';
import { type TemplateForm, TextField } from './text-field';

/** Questions about what the job cannot be done without. */
export function KnockoutFields({ form, language }: { form: TemplateForm; language: InterviewLanguage }) {
  const { knockouts } = form.values;
  return (
    <Stack gap="sm">
      <ul className={classes.list}>
        {knockouts.map((knockout, index) => (
          <KnockoutCard key={knockout.key} form={form} index={index} language={language} />
        ))}
      </ul>
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={knockouts.length >= most.knockouts}
          onClick={() => form.insertListItem('knockouts', newKnockout())}
        >
          <Trans>Add a knock-out question</Trans>
        </Button>
      </Group>
    </Stack>
  );
}

interface KnockoutCardProps {
  form: TemplateForm;
  index: number;
  language: InterviewLanguage;
}

function KnockoutCard({ form, index, language }: KnockoutCardProps) {
  const { t } = useLingui();
  const { knockouts, languages } = form.values;
  const knockout = knockouts[index];
  if (knockout === undefined) return null;
  const at = `knockouts.${index}`;
  const name = t`Knock-out question ${index + 1}`;
  const put = (change: Partial<AiInterviewKnockout>) => form.setFieldValue(at, { ...knockout, ...change });
  const answers =
    knockout.kind === 'yes_no'
      ? [
          { key: 'yes', label: t`Yes` },
          { key: 'no', label: t`No` },
        ]
      : knockout.options.map(({ key, label }, number) => ({
          key,
          label: firstOf(label, [language, ...languages]) || t`Answer ${number + 1}`,
        }));
  return (
    <Card component="li" withBorder padding="sm">
      <Stack gap="xs">
        <Group align="flex-start" justify="space-between">
          <TextField form={form} at={`${at}.text`} language={language} label={name} grow />
          <Mover
            name={name}
            index={index}
            count={knockouts.length}
            onMove={(to) => {
              form.reorderListItem('knockouts', { from: index, to });
              announce(t`${name} is number ${to + 1} now.`);
            }}
            onRemove={() => form.removeListItem('knockouts', index)}
          />
        </Group>
        <Select
          label={t`Answered by`}
          w={200}
          allowDeselect={false}
          data={[
            { value: 'yes_no', label: t`Yes or no` },
            { value: 'choice', label: t`A choice` },
          ]}
          value={knockout.kind}
          onChange={(kind) => {
            if (kind === 'yes_no') put({ kind, options: [], flagged: ['no'] });
            if (kind === 'choice')
              put({
                kind,
                flagged: [],
                options: [
                  { key: newKey(), label: noTexts() },
                  { key: newKey(), label: noTexts() },
                ],
              });
          }}
        />
        {knockout.options.map((option, number) => (
          <Group key={option.key} align="flex-end" wrap="nowrap">
            <TextField
              form={form}
              at={`${at}.options.${number}.label`}
              language={language}
              label={t`Answer ${number + 1}`}
              short
              grow
            />
            <ActionIcon
              size={40}
              variant="subtle"
              color="red"
              aria-label={t`Remove answer ${number + 1}`}
              onClick={() =>
                put({
                  options: knockout.options.filter(({ key }) => key !== option.key),
                  flagged: knockout.flagged.filter((key) => key !== option.key),
                })
              }
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {knockout.kind === 'choice' && (
          <Group>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={knockout.options.length >= most.options}
              onClick={() => put({ options: [...knockout.options, { key: newKey(), label: noTexts() }] })}
            >
              <Trans>Add an answer</Trans>
            </Button>
          </Group>
        )}
        <Checkbox.Group
          label={t`A person looks at these answers`}
          description={t`They are flagged. Nobody is rejected by an answer.`}
          value={knockout.flagged}
          error={form.errors[`${at}.flagged`]}
          onChange={(flagged) => put({ flagged })}
        >
          <Group mt={6}>
            {answers.map(({ key, label }) => (
              <Checkbox key={key} value={key} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        {form.errors[`${at}.options`] !== undefined && (
          <Text size="sm" c="red" role="alert">
            {form.errors[`${at}.options`]}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
