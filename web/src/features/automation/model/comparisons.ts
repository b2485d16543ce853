import { t } from '@lingui/core/macro';
import type { AutomationRule, AutomationRuleInput, CustomField, Question } from '@/contract';

type Condition = AutomationRule['conditions'][number];
type ConditionInput = NonNullable<AutomationRuleInput['conditions']>[number];
export type Operator = NonNullable<Condition['operator']>;

/** What can be compared: a custom field of the candidate, or a question of the job. */
export interface Subject {
  id: string;
  label: string;
  kind: CustomField['kind'];
  options: { key: string; label: string }[];
}

export interface Comparison {
  about: string | null;
  operator: Operator;
  value: Condition['value'];
}

/** What of a condition names its subject, by its kind. */
export type ComparisonKind = 'field' | 'answer';

const either: Operator[] = ['equals', 'not_equals'];
const bounds: Operator[] = ['equals', 'not_equals', 'at_least', 'at_most'];

/** How values of each kind compare, the usual way first. */
export const operatorsOf = (kind: Subject['kind']): Operator[] => {
  switch (kind) {
    case 'number':
    case 'date':
      return bounds;
    case 'yes_no':
      return ['equals'];
    case 'multiple_choice':
      return ['includes', 'not_equals'];
    default:
      return either;
  }
};

export const operatorWords = (operator: Operator, kind: Subject['kind'] | undefined): string => {
  switch (operator) {
    case 'equals':
      return t`is`;
    case 'not_equals':
      return kind === 'multiple_choice' ? t`does not include` : t`is not`;
    case 'at_least':
      return kind === 'date' ? t`is on or after` : t`is at least`;
    case 'at_most':
      return kind === 'date' ? t`is on or before` : t`is at most`;
    case 'includes':
      return t`includes`;
  }
};

/** The questions of a job whose answers compare; words of one's own and files do not. */
export const comparableQuestions = (questions: readonly Question[]): Subject[] =>
  questions.flatMap(({ id, label, kind, options }) =>
    kind === 'text' || kind === 'long_text' || kind === 'file' ? [] : [{ id, label, kind, options }],
  );

export const newComparison = (): Comparison => ({ about: null, operator: 'equals', value: null });

/** Another subject begins anew: its values are of another kind. */
export const comparisonWith = (subject: Subject | undefined): Comparison => ({
  about: subject?.id ?? null,
  operator: subject === undefined ? 'equals' : (operatorsOf(subject.kind)[0] ?? 'equals'),
  value: null,
});

export const comparisonsOf = (conditions: Condition[], wanted: ComparisonKind): Comparison[] =>
  conditions.flatMap(({ kind, field_id, question_id, operator, value }) =>
    kind === wanted
      ? [{ about: kind === 'field' ? field_id : question_id, operator: operator ?? 'equals', value }]
      : [],
  );

/** They come first among the conditions, so that the server's complaints find their rows. */
export const inputOfComparison = (
  kind: ComparisonKind,
  { about, operator, value }: Comparison,
): ConditionInput =>
  kind === 'field'
    ? { kind, field_id: about, operator, value }
    : { kind, question_id: about ?? '', operator, value };

/** A condition about a field or an answer in words. */
export const comparisonWords = (condition: Condition, subjects: readonly Subject[]): string => {
  const about = condition.kind === 'field' ? condition.field_id : condition.question_id;
  const subject = subjects.find(({ id }) => id === about);
  const gone =
    condition.kind === 'field' ? t`a field that was put away` : t`a question that is asked no more`;
  const label = subject === undefined ? gone : subject.label;
  const compares = operatorWords(condition.operator ?? 'equals', subject?.kind);
  return `${label} ${compares} ${valueWords(condition.value, subject)}`;
};

const valueWords = (value: Condition['value'], subject: Subject | undefined): string => {
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  if (subject?.kind === 'member') return t`a certain member`;
  const option = subject?.options.find(({ key }) => key === value);
  return option?.label ?? String(value ?? '');
};
