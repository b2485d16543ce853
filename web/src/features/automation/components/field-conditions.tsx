import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CustomField } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { membersQuery } from '@/directory/api/get-members';
import {
  aboutField,
  type FieldConditionDraft,
  newFieldCondition,
  operatorsOf,
  operatorWords,
} from '../model/field-conditions';
import type { RuleDraft } from '../model/sentence';

/** Conditions about the custom fields of candidates: none, or several that must all hold. */
export function FieldConditions({ form }: { form: UseFormReturnType<RuleDraft> }) {
  const { t } = useLingui();
  const { data } = useQuery(candidateFieldsQuery);
  const fields = (data?.items ?? []).filter(({ active }) => active);
  const { fields: conditions } = form.values;
  if (fields.length === 0 && conditions.length === 0) return null;
  return (
    <Stack gap="xs" role="group" aria-label={t`Custom fields of the candidate`}>
      {conditions.map((condition, index) => {
        const at = `conditions.${index}`;
        const field = fields.find(({ id }) => id === condition.field_id);
        const change = (next: FieldConditionDraft) => form.setFieldValue(`fields.${index}`, next);
        return (
          <Group key={index} gap="xs" align="flex-end" wrap="wrap">
            <Select
              label={t`If the field`}
              flex="1 1 160px"
              searchable
              allowDeselect={false}
              data={fields.map(({ id, label }) => ({ value: id, label }))}
              value={condition.field_id}
              error={form.errors[`${at}.field_id`]}
              onChange={(id) => change(aboutField(fields.find((one) => one.id === id)))}
            />
            {field !== undefined && (
              <>
                <Select
                  aria-label={t`How ${field.label} compares`}
                  flex="1 1 130px"
                  allowDeselect={false}
                  data={operatorsOf(field.kind).map((operator) => ({
                    value: operator,
                    label: operatorWords(operator, field.kind),
                  }))}
                  value={condition.operator}
                  error={form.errors[`${at}.operator`]}
                  onChange={(chosen) =>
                    change({
                      ...condition,
                      operator: operatorsOf(field.kind).find((one) => one === chosen) ?? 'equals',
                    })
                  }
                />
                <ComparedValue
                  field={field}
                  value={condition.value}
                  error={form.errors[`${at}.value`]}
                  onChange={(value) => change({ ...condition, value })}
                />
              </>
            )}
            <ActionIcon
              mb={6}
              aria-label={t`Remove the condition about ${field?.label ?? t`a field`}`}
              onClick={() => form.removeListItem('fields', index)}
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
        onClick={() => form.insertListItem('fields', newFieldCondition())}
      >
        <Trans>Add a condition about a custom field</Trans>
      </Button>
    </Stack>
  );
}

interface ComparedValueProps {
  field: CustomField;
  value: FieldConditionDraft['value'];
  error: ReactNode;
  onChange: (value: FieldConditionDraft['value']) => void;
}

/** What the field is compared with, by its kind. */
function ComparedValue({ field, value, error, onChange }: ComparedValueProps) {
  const { t } = useLingui();
  const { data: members } = useQuery({ ...membersQuery, enabled: field.kind === 'member' });
  const shared = { 'aria-label': t`Value of ${field.label}`, flex: '1 1 140px', error };
  const chosen = typeof value === 'string' ? value : null;
  switch (field.kind) {
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
          data={field.options.map(({ key, label }) => ({ value: key, label }))}
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
          type={field.kind === 'date' ? 'date' : 'text'}
          maxLength={200}
          value={chosen ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}
