import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Question } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { membersQuery } from '@/directory/api/get-members';
import {
  comparableQuestions,
  type Comparison,
  comparisonWith,
  newComparison,
  operatorsOf,
  operatorWords,
  type Subject,
} from '../model/comparisons';
import type { RuleDraft } from '../model/sentence';

interface ComparisonsProps {
  form: UseFormReturnType<RuleDraft>;
  /** The list of the draft in which they stand. */
  list: 'fields' | 'answers';
  subjects: readonly Subject[];
  /** How many of the rule's conditions come before these. */
  before: number;
  words: { group: string; about: string; add: string };
}

/** Conditions that compare values: none, or several that must all hold. */
function Comparisons({ form, list, subjects, before, words }: ComparisonsProps) {
  const { t } = useLingui();
  const conditions = form.values[list];
  if (subjects.length === 0 && conditions.length === 0) return null;
  return (
    <Stack gap="xs" role="group" aria-label={words.group}>
      {conditions.map((condition, index) => {
        const at = `conditions.${before + index}`;
        const subject = subjects.find(({ id }) => id === condition.about);
        const change = (next: Comparison) => form.setFieldValue(`${list}.${index}`, next);
        return (
          <Group key={index} gap="xs" align="flex-end" wrap="wrap">
            <Select
              label={words.about}
              flex="1 1 160px"
              searchable
              allowDeselect={false}
              data={subjects.map(({ id, label }) => ({ value: id, label }))}
              value={condition.about}
              error={form.errors[`${at}.field_id`] ?? form.errors[`${at}.question_id`]}
              onChange={(id) => change(comparisonWith(subjects.find((one) => one.id === id)))}
            />
            {subject !== undefined && (
              <>
                <Select
                  aria-label={t`How ${subject.label} compares`}
                  flex="1 1 130px"
                  allowDeselect={false}
                  data={operatorsOf(subject.kind).map((operator) => ({
                    value: operator,
                    label: operatorWords(operator, subject.kind),
                  }))}
                  value={condition.operator}
                  error={form.errors[`${at}.operator`]}
                  onChange={(chosen) =>
                    change({
                      ...condition,
                      operator: operatorsOf(subject.kind).find((one) => one === chosen) ?? 'equals',
                    })
                  }
                />
                <ComparedValue
                  subject={subject}
                  value={condition.value}
                  error={form.errors[`${at}.value`]}
                  onChange={(value) => change({ ...condition, value })}
                />
              </>
            )}
            <ActionIcon
              mb={6}
              aria-label={
                subject === undefined
                  ? t`Remove this condition`
                  : t`Remove the condition about ${subject.label}`
              }
              onClick={() => form.removeListItem(list, index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        w="fit-content"
        leftSection={<IconPlus size={14} />}
        onClick={() => form.insertListItem(list, newComparison())}
      >
        {words.add}
      </Button>
    </Stack>
  );
}

/** Conditions about the custom fields of candidates. */
export function FieldConditions({ form }: { form: UseFormReturnType<RuleDraft> }) {
  const { t } = useLingui();
  const { data } = useQuery(candidateFieldsQuery);
  return (
    <Comparisons
      form={form}
      list="fields"
      before={0}
      subjects={(data?.items ?? []).filter(({ active }) => active)}
      words={{
        group: t`Custom fields of the candidate`,
        about: t`If the field`,
        add: t`Add a condition about a custom field`,
      }}
    />
  );
}

interface AnswerConditionsProps {
  form: UseFormReturnType<RuleDraft>;
  questions: readonly Question[];
}

/** Conditions about what was answered to the questions of one job. */
export function AnswerConditions({ form, questions }: AnswerConditionsProps) {
  const { t } = useLingui();
  return (
    <Comparisons
      form={form}
      list="answers"
      before={form.values.fields.length}
      subjects={comparableQuestions(questions)}
      words={{
        group: t`Answers of the candidate`,
        about: t`If the answer to`,
        add: t`Add a condition about an answer`,
      }}
    />
  );
}

interface ComparedValueProps {
  subject: Subject;
  value: Comparison['value'];
  error: ReactNode;
  onChange: (value: Comparison['value']) => void;
}

/** What the subject is compared with, by its kind. */
function ComparedValue({ subject, value, error, onChange }: ComparedValueProps) {
  const { t } = useLingui();
  const { data: members } = useQuery({ ...membersQuery, enabled: subject.kind === 'member' });
  const shared = { 'aria-label': t`Value of ${subject.label}`, flex: '1 1 140px', error };
  const chosen = typeof value === 'string' ? value : null;
  switch (subject.kind) {
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      );
    case 'yes_no':
      return (
        <Select
          {...shared}
          allowDeselect={false}
          data={[
            { value: 'true', label: t`Yes` },
            { value: 'false', label: t`No` },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(next) => onChange(next === 'true')}
        />
      );
    case 'single_choice':
    case 'multiple_choice':
      return (
        <Select
          {...shared}
          allowDeselect={false}
          data={subject.options.map(({ key, label }) => ({ value: key, label }))}
          value={chosen}
          onChange={onChange}
        />
      );
    case 'member':
      return (
        <Select
          {...shared}
          searchable
          allowDeselect={false}
          data={(members?.items ?? []).map(({ user_id, full_name }) => ({
            value: user_id,
            label: full_name,
          }))}
          value={chosen}
          onChange={onChange}
        />
      );
    case 'date':
    case 'text':
    case 'link':
      return (
        <TextInput
          {...shared}
          type={subject.kind === 'date' ? 'date' : 'text'}
          maxLength={200}
          value={chosen ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}
