import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Knockout } from '@/contract';
import { midSentence } from '@/format/words';
import { announce } from '@/ui/announcer';
import {
  hasOptions,
  type JobDraft,
  newQuestion,
  optionsFromLabels,
  type QuestionDraft,
} from '../model/job-form';
import { questionKinds } from '../model/words';
import classes from './job-editor.module.css';
import { KnockoutReplay } from './knockout-replay';

interface QuestionBuilderProps {
  form: UseFormReturnType<JobDraft>;
  /** Undefined for a job that is not saved yet, and has no answers to try rules on. */
  jobId: string | undefined;
}

/** The questions asked of everybody who applies, with conditions and knock-outs. */
export function QuestionBuilder({ form, jobId }: QuestionBuilderProps) {
  const { t } = useLingui();
  const { questions } = form.values;
  const move = (from: number, to: number) => {
    form.reorderListItem('questions', { from, to });
    announce(t`Question ${from + 1} is now question ${to + 1}.`);
  };
  return (
    <Stack gap="sm">
      {questions.length === 0 && (
        <Text c="dimmed" size="sm">
          <Trans>
            Name, e-mail and résumé are always asked. Add what you need to decide, and nothing more: each
            question costs applicants.
          </Trans>
        </Text>
      )}
      {questions.map((question, index) => (
        <Card key={question.id} padding="md" component="fieldset" className={classes.question}>
          <legend className={classes.legend}>
            <Trans>Question {index + 1}</Trans>
          </legend>
          <Group justify="space-between" gap="xs" align="flex-start">
            <TextInput
              label={t`Question`}
              required
              withAsterisk={false}
              maxLength={300}
              flex="1 1 240px"
              {...form.getInputProps(`questions.${index}.label`)}
            />
            <Group gap={2} wrap="nowrap" pt={{ base: 0, sm: 24 }}>
              <Tooltip label={t`Move up`}>
                <ActionIcon
                  aria-label={t`Move question ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t`Move down`}>
                <ActionIcon
                  aria-label={t`Move question ${index + 1} down`}
                  disabled={index === questions.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t`Remove`}>
                <ActionIcon
                  aria-label={t`Remove question ${index + 1}`}
                  color="red"
                  onClick={() => form.removeListItem('questions', index)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
            <Select
              label={t`Kind of answer`}
              data={questionKinds}
              allowDeselect={false}
              value={question.kind}
              onChange={(chosen) => {
                const kind = questionKinds.find(({ value }) => value === chosen)?.value ?? 'text';
                form.setFieldValue(`questions.${index}`, { ...question, kind, knockout: null });
              }}
            />
            <TextInput
              label={t`Help`}
              placeholder={t`Shown under the question`}
              maxLength={500}
              {...form.getInputProps(`questions.${index}.help`)}
            />
          </SimpleGrid>
          {hasOptions(question.kind) && (
            <TagsInput
              mt="sm"
              label={t`Choices`}
              description={t`Press Enter after each.`}
              value={question.options.map((option) => option.label)}
              onChange={(labels) =>
                form.setFieldValue(`questions.${index}.options`, optionsFromLabels(labels, question.options))
              }
              error={form.errors[`questions.${index}.options`]}
              clearButtonProps={{ 'aria-label': t`Remove all choices` }}
            />
          )}
          <Group mt="md" gap="lg">
            <Switch
              label={t`Required`}
              {...form.getInputProps(`questions.${index}.required`, { type: 'checkbox' })}
            />
          </Group>
          <KnockoutRule
            question={question}
            onChange={(knockout) => form.setFieldValue(`questions.${index}.knockout`, knockout)}
          />
          {jobId !== undefined && question.knockout !== null && (
            <KnockoutReplay jobId={jobId} questionId={question.id} rule={question.knockout} />
          )}
          <Condition
            question={question}
            earlier={questions.slice(0, index)}
            onChange={(shownIf) => form.setFieldValue(`questions.${index}.shown_if`, shownIf)}
          />
        </Card>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => form.insertListItem('questions', newQuestion())}
        >
          <Trans>Add a question</Trans>
        </Button>
      </Group>
    </Stack>
  );
}

const yesNo = [
  {
    value: 'true',
    get label() {
      return t`Yes`;
    },
  },
  {
    value: 'false',
    get label() {
      return t`No`;
    },
  },
];

const firstKnockout = (question: QuestionDraft): Knockout | null => {
  if (question.kind === 'yes_no') return { operator: 'not_equals', value: true };
  if (question.kind === 'number') return { operator: 'at_least', value: 1 };
  const option = question.options[0];
  if (option === undefined) return null;
  return { operator: question.kind === 'multiple_choice' ? 'includes' : 'equals', value: option.key };
};

/** A rule on the answer that marks an application as not meeting a requirement. */
function KnockoutRule({
  question,
  onChange,
}: {
  question: QuestionDraft;
  onChange: (knockout: Knockout | null) => void;
}) {
  const { t } = useLingui();
  const { knockout, kind } = question;
  if (!['yes_no', 'number', 'single_choice', 'multiple_choice'].includes(kind)) return null;
  const start = firstKnockout(question);
  return (
    <Stack gap={6} mt="sm">
      <Checkbox
        label={t`Mark the application when the answer does not fit`}
        description={t`The application is flagged as a knock-out for your review; a person decides.`}
        checked={knockout !== null}
        disabled={start === null}
        onChange={(event) => onChange(event.currentTarget.checked ? start : null)}
      />
      {knockout !== null && (
        <Group gap="xs" ml={30}>
          <Text size="sm">
            <Trans>Flag when the answer</Trans>
          </Text>
          {kind === 'yes_no' && (
            <Select
              aria-label={t`Knock-out answer`}
              size="xs"
              w={150}
              allowDeselect={false}
              data={yesNo.map((one) => ({ ...one, label: t`is ${midSentence(one.label)}` }))}
              value={String(knockout.operator === 'not_equals' ? knockout.value !== true : knockout.value)}
              onChange={(value) => onChange({ operator: 'equals', value: value === 'true' })}
            />
          )}
          {kind === 'number' && (
            <>
              <Select
                aria-label={t`Knock-out comparison`}
                size="xs"
                w={150}
                allowDeselect={false}
                data={[
                  { value: 'at_most', label: t`is at most` },
                  { value: 'at_least', label: t`is at least` },
                  { value: 'equals', label: t`is exactly` },
                ]}
                value={knockout.operator}
                onChange={(operator) => onChange({ ...knockout, operator: operator ?? 'at_most' })}
              />
              <NumberInput
                aria-label={t`Knock-out number`}
                size="xs"
                w={110}
                value={Number(knockout.value)}
                onChange={(value) => onChange({ ...knockout, value: Number(value) })}
              />
            </>
          )}
          {hasOptions(kind) && (
            <>
              <Select
                aria-label={t`Knock-out comparison`}
                size="xs"
                w={150}
                allowDeselect={false}
                data={
                  kind === 'multiple_choice'
                    ? [{ value: 'includes', label: t`includes` }]
                    : [
                        { value: 'equals', label: t`is` },
                        { value: 'not_equals', label: t`is anything but` },
                      ]
                }
                value={knockout.operator}
                onChange={(operator) => onChange({ ...knockout, operator: operator ?? 'equals' })}
              />
              <Select
                aria-label={t`Knock-out choice`}
                size="xs"
                w={200}
                allowDeselect={false}
                data={question.options.map((option) => ({ value: option.key, label: option.label }))}
                value={typeof knockout.value === 'string' ? knockout.value : null}
                onChange={(value) => value !== null && onChange({ ...knockout, value })}
              />
            </>
          )}
        </Group>
      )}
    </Stack>
  );
}

type ShownIf = QuestionDraft['shown_if'];

/** Shows a question only after a certain answer to an earlier one. */
function Condition({
  question,
  earlier,
  onChange,
}: {
  question: QuestionDraft;
  earlier: QuestionDraft[];
  onChange: (shownIf: ShownIf) => void;
}) {
  const { t } = useLingui();
  const usable = earlier.filter(
    (one) =>
      one.label !== '' && (one.kind === 'yes_no' || (one.kind === 'single_choice' && one.options.length > 0)),
  );
  const first = usable[0];
  if (first === undefined && question.shown_if === null) return null;
  const firstAnswer = (one: QuestionDraft) => (one.kind === 'yes_no' ? true : (one.options[0]?.key ?? ''));
  const chosen = usable.find((one) => one.id === question.shown_if?.question_id);
  return (
    <Stack gap={6} mt="sm">
      <Checkbox
        label={t`Ask only after a certain answer`}
        checked={question.shown_if !== null}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked && first !== undefined
              ? { question_id: first.id, equals: firstAnswer(first) }
              : null,
          )
        }
      />
      {question.shown_if !== null && (
        <Group gap="xs" ml={30}>
          <Text size="sm">
            <Trans>Ask when</Trans>
          </Text>
          <Select
            aria-label={t`Earlier question`}
            size="xs"
            w={240}
            allowDeselect={false}
            data={usable.map((one) => ({ value: one.id, label: one.label }))}
            value={question.shown_if.question_id}
            onChange={(id) => {
              const other = usable.find((one) => one.id === id);
              if (other !== undefined) onChange({ question_id: other.id, equals: firstAnswer(other) });
            }}
          />
          <Text size="sm">
            <Trans>is</Trans>
          </Text>
          <Select
            aria-label={t`Answer`}
            size="xs"
            w={160}
            allowDeselect={false}
            data={
              chosen === undefined || chosen.kind === 'yes_no'
                ? yesNo
                : chosen.options.map((option) => ({ value: option.key, label: option.label }))
            }
            value={String(question.shown_if.equals)}
            onChange={(value) =>
              chosen !== undefined &&
              value !== null &&
              onChange({
                question_id: chosen.id,
                equals: chosen.kind === 'yes_no' ? value === 'true' : value,
              })
            }
          />
        </Group>
      )}
    </Stack>
  );
}
