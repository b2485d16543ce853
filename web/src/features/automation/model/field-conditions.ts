import { t } from '@lingui/core/macro';
import type { AutomationRule, AutomationRuleInput, CustomField } from '@/contract';

type Condition = AutomationRule['conditions'][number];
type ConditionInput = NonNullable<AutomationRuleInput['conditions']>[number];
export type Operator = NonNullable<Condition['operator']>;

export interface FieldConditionDraft {
  field_id: string | null;
  operator: Operator;
  value: Condition['value'];
}

const either: Operator[] = ['equals', 'not_equals'];
const bounds: Operator[] = ['equals', 'not_equals', 'at_least', 'at_most'];

/** How values of each kind of field compare, the usual way first. */
export const operatorsOf = (kind: CustomField['kind']): Operator[] => {
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

export const operatorWords = (operator: Operator, kind: CustomField['kind'] | undefined): string => {
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

export const newFieldCondition = (): FieldConditionDraft => ({
  field_id: null,
  operator: 'equals',
  value: null,
});

/** Another field begins anew: its values are of another kind. */
export const aboutField = (field: CustomField | undefined): FieldConditionDraft => ({
  field_id: field?.id ?? null,
  operator: field === undefined ? 'equals' : (operatorsOf(field.kind)[0] ?? 'equals'),
  value: null,
});

export const fieldConditionsOf = (conditions: Condition[]): FieldConditionDraft[] =>
  conditions.flatMap(({ kind, field_id, operator, value }) =>
    kind === 'field' ? [{ field_id, operator: operator ?? 'equals', value }] : [],
  );

/** They come first among the conditions, so that the server's complaints find their rows. */
export const inputOfField = ({ field_id, operator, value }: FieldConditionDraft): ConditionInput => ({
  kind: 'field',
  field_id,
  operator,
  value,
});

/** A condition about a field in words. */
export const fieldWords = (condition: Condition, fields: readonly CustomField[]): string => {
  const field = fields.find(({ id }) => id === condition.field_id);
  const label = field?.label ?? t`a field that was put away`;
  const compares = operatorWords(condition.operator ?? 'equals', field?.kind);
  return `${label} ${compares} ${valueWords(condition.value, field)}`;
};

const valueWords = (value: Condition['value'], field: CustomField | undefined): string => {
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  if (field?.kind === 'member') return t`a certain member`;
  const option = field?.options.find(({ key }) => key === value);
  return option?.label ?? String(value ?? '');
};
