import { useLingui } from '@lingui/react/macro';
import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CustomField } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';

export type FieldInput = string | number | boolean | string[] | null;

interface CustomFieldInputProps {
  field: CustomField;
  value: FieldInput;
  error?: string;
  onChange: (value: FieldInput) => void;
}

const text = (value: FieldInput) => (typeof value === 'string' ? value : '');
const orNothing = (value: string) => (value === '' ? null : value);

/** The control for a value of a custom field, by the field's kind. */
export function CustomFieldInput({ field, value, error, onChange }: CustomFieldInputProps) {
  const { t } = useLingui();
  const options = field.options.map((option) => ({ value: option.key, label: option.label }));
  const shared = { label: field.label, error };
  switch (field.kind) {
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      );
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={text(value)}
          onChange={(event) => onChange(orNothing(event.currentTarget.value))}
        />
      );
    case 'yes_no':
      return (
        <Select
          {...shared}
          clearable
          data={[
            { value: 'true', label: t`Yes` },
            { value: 'false', label: t`No` },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      );
    case 'single_choice':
      return <Select {...shared} clearable data={options} value={text(value) || null} onChange={onChange} />;
    case 'multiple_choice':
      return (
        <MultiSelect
          {...shared}
          clearable
          data={options}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => onChange(next.length === 0 ? null : next)}
        />
      );
    case 'member':
      return <MemberInput {...shared} value={text(value) || null} onChange={onChange} />;
    case 'link':
      return (
        <TextInput
          {...shared}
          type="url"
          placeholder={t`https://`}
          value={text(value)}
          onChange={(event) => onChange(orNothing(event.currentTarget.value))}
        />
      );
    case 'text':
      return (
        <Textarea
          {...shared}
          autosize
          maxLength={2000}
          value={text(value)}
          onChange={(event) => onChange(orNothing(event.currentTarget.value))}
        />
      );
  }
}

export function MemberInput(props: {
  label: string;
  error?: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const { data } = useQuery(membersQuery);
  return (
    <Select
      {...props}
      clearable
      searchable
      data={data?.items.map((member) => ({ value: member.user_id, label: member.full_name })) ?? []}
    />
  );
}
