import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ChangeEvent, ReactNode } from 'react';
import type { ProfileSection } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastWithUndo } from '@/ui/undo-toast';
import { usePhone } from '@/ui/use-phone';
import { addName, fieldName, fieldsOf, inWords, type NamedItem, nameOf } from './words';

/** An item as it is edited, of whichever profile. */
export interface EditableItem extends NamedItem {
  id: string;
  version: number;
  fields: readonly { name: string; values: string[]; read: readonly { value: string }[] }[];
}

/** A change that was made, by whose id it is undone. */
interface Made {
  change: { id: string };
}

interface ItemFormProps {
  onAdd: (section: ProfileSection, values: Record<string, string[]>) => Promise<Made>;
  onEdit: (item: EditableItem, values: Record<string, string[]>) => Promise<Made>;
  /** What a field is called, where it is said in another way. */
  labelOf?: (section: ProfileSection, field: string) => string;
  section: ProfileSection;
  /** Null to add one. */
  item: EditableItem | null;
  onClose: () => void;
  onUndo: (changeId: string) => void;
  onSettled: () => void;
}

/** Adds an item to a profile, or changes one. */
export function ItemDialog(props: ItemFormProps & { opened: boolean }) {
  const { t } = useLingui();
  const phone = usePhone();
  const name = props.item === null ? '' : nameOf(props.item);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      fullScreen={phone}
      title={props.item === null ? addName(props.section) : t`Change “${name}”`}
    >
      {props.opened && <Form {...props} />}
    </Modal>
  );
}

const valuesOf = (item: EditableItem | null, field: string): string[] =>
  item?.fields.find(({ name }) => name === field)?.values ?? [];

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function Form(props: ItemFormProps) {
  const { onAdd, onEdit, labelOf = fieldName, section, item, onClose, onUndo, onSettled } = props;
  const { t } = useLingui();
  const fields = fieldsOf[section];
  const form = useForm<Record<string, string>>({
    initialValues: Object.fromEntries(fields.map((field) => [field, valuesOf(item, field).join('\n')])),
  });
  const given = (field: string, text: string): string[] => {
    if (field === 'highlights') return linesOf(text);
    return text.trim() === '' ? [] : [text.trim()];
  };
  const save = useMutation({
    mutationFn: (): Promise<Made | null> => {
      const values = Object.fromEntries(
        fields
          .map((field) => [field, given(field, form.values[field] ?? '')] as const)
          .filter(([field, value]) => value.join('\n') !== valuesOf(item, field).join('\n')),
      );
      if (item === null) return onAdd(section, values);
      return Object.keys(values).length === 0 ? Promise.resolve(null) : onEdit(item, values);
    },
    onSuccess: (made) => {
      onClose();
      if (made !== null)
        toastWithUndo(`profile-${made.change.id}`, item === null ? t`Added to the profile.` : t`Saved.`, () =>
          onUndo(made.change.id),
        );
    },
    onError: (error) =>
      form.setErrors(
        Object.fromEntries(
          Object.entries(fieldMessages(error)).map(([name, text]) => [name.replace('values.', ''), text]),
        ),
      ),
    onSettled,
  });
  return (
    <form onSubmit={form.onSubmit(() => save.mutate())}>
      <Stack gap="sm">
        <FormError error={save.error} />
        {fields.map((field) => (
          <Stack key={field} gap={2}>
            <Field
              section={section}
              label={labelOf(section, field)}
              field={field}
              value={form.values[field] ?? ''}
              error={form.errors[field]}
              onChange={(value) => form.setFieldValue(field, value)}
            />
            <AsRead
              item={item}
              field={field}
              value={form.values[field] ?? ''}
              onChange={form.setFieldValue}
            />
          </Stack>
        ))}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  section: ProfileSection;
  label: string;
  field: string;
  value: string;
  error: ReactNode;
  onChange: (value: string) => void;
}

function Field({ section, label, field, value, error, onChange }: FieldProps) {
  const { t } = useLingui();
  const typed = {
    label,
    value,
    error,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(event.currentTarget.value),
  };
  if (field === 'highlights')
    return <Textarea description={t`One to a line`} autosize minRows={3} maxRows={12} {...typed} />;
  if (section === 'summary') return <Textarea autosize minRows={4} maxRows={14} {...typed} />;
  if (field === 'current')
    return (
      <Checkbox
        label={label}
        checked={value === 'yes'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
        error={error}
      />
    );
  if (field === 'compact')
    return (
      <Select
        label={label}
        clearable
        data={[
          { value: 'yes', label: t`Yes` },
          { value: 'no', label: t`No` },
        ]}
        value={value === '' ? null : value}
        error={error}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  const isDate = ['start', 'end', 'issued', 'expires'].includes(field);
  const hint = isDate
    ? t`As 2024, 2024-05 or 2024-05-31`
    : field === 'language'
      ? t`By its code, such as en or es`
      : undefined;
  return <TextInput description={hint} {...typed} />;
}

interface AsReadProps {
  item: EditableItem | null;
  field: string;
  value: string;
  onChange: (field: string, value: string) => void;
}

/** Puts back what the résumé says, where something else stands there. */
function AsRead({ item, field, value, onChange }: AsReadProps) {
  const read = item?.fields.find(({ name }) => name === field)?.read ?? [];
  const said = read.map((one) => one.value).join('\n');
  if (said === '' || said === value) return null;
  const shown = read.map((one) => inWords(field, one.value)).join(' · ');
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      mih={24}
      justify="start"
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' }, root: { height: 'auto' } }}
      onClick={() => onChange(field, said)}
    >
      <Trans>As in the résumé: {shown}</Trans>
    </Button>
  );
}
