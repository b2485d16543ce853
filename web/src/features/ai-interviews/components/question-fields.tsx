import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Card, Group, NumberInput, Select, Stack, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { AiInterviewQuestion, InterviewLanguage } from '@/contract';
import { announce } from '@/ui/announcer';
import { most, noTexts } from '../model/content';
import { Mover } from './mover';
import { type TemplateForm, TextField } from './text-field';

interface QuestionFieldsProps {
  form: TemplateForm;
  /** The competency's place in the form. */
  at: string;
  index: number;
  count: number;
  question: AiInterviewQuestion;
  language: InterviewLanguage;
}

/** A question, the time for its answer, and the follow-ups that may be asked after it. */
export function QuestionFields({ form, at, index, count, question, language }: QuestionFieldsProps) {
  const { t } = useLingui();
  const own = `${at}.questions.${index}`;
  const name = t`Question ${index + 1}`;
  return (
    <Card withBorder padding="sm" role="group" aria-label={name}>
      <Stack gap="xs">
        <Group align="flex-start" justify="space-between">
          <TextField form={form} at={`${own}.text`} language={language} label={name} grow />
          <Mover
            name={name}
            index={index}
            count={count}
            onMove={(to) => {
              form.reorderListItem(`${at}.questions`, { from: index, to });
              announce(t`${name} is number ${to + 1} now.`);
            }}
            onRemove={() => form.removeListItem(`${at}.questions`, index)}
          />
        </Group>
        <Group align="flex-end">
          <NumberInput
            label={t`Seconds for the answer`}
            w={170}
            min={30}
            max={600}
            step={30}
            clampBehavior="blur"
            allowDecimal={false}
            {...form.getInputProps(`${own}.seconds`)}
            onChange={(value) => typeof value === 'number' && form.setFieldValue(`${own}.seconds`, value)}
          />
          <Select
            label={t`Follow-ups, at most`}
            w={170}
            allowDeselect={false}
            data={['0', '1', '2']}
            value={String(question.max_follow_ups)}
            error={form.errors[`${own}.max_follow_ups`]}
            onChange={(value) => value !== null && form.setFieldValue(`${own}.max_follow_ups`, Number(value))}
          />
          <Switch
            mb={8}
            label={t`Everybody has to answer it`}
            {...form.getInputProps(`${own}.required`, { type: 'checkbox' })}
          />
        </Group>
        {question.follow_ups.map((_, number) => (
          <Group key={number} align="flex-end" wrap="nowrap">
            <TextField
              form={form}
              at={`${own}.follow_ups.${number}`}
              language={language}
              label={t`Follow-up ${number + 1}`}
              grow
            />
            <ActionIcon
              size={40}
              variant="subtle"
              color="red"
              aria-label={t`Remove follow-up ${number + 1}`}
              onClick={() => {
                form.removeListItem(`${own}.follow_ups`, number);
                const left = question.follow_ups.length - 1;
                if (question.max_follow_ups > left) form.setFieldValue(`${own}.max_follow_ups`, left);
              }}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={question.follow_ups.length >= most.followUps}
            onClick={() => form.insertListItem(`${own}.follow_ups`, noTexts())}
          >
            <Trans>Add a follow-up</Trans>
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
