import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Menu,
  Modal,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconDots, IconForms, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomField, FieldKind } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { addField, changeField, deleteField } from '../api/custom-fields';

const kinds: Record<FieldKind, string> = {
  get text() {
    return t`Text`;
  },
  get number() {
    return t`Number`;
  },
  get date() {
    return t`Date`;
  },
  get yes_no() {
    return t`Yes or no`;
  },
  get single_choice() {
    return t`One of several`;
  },
  get multiple_choice() {
    return t`Some of several`;
  },
  get link() {
    return t`Link`;
  },
  get member() {
    return t`Member`;
  },
};

const isChoice = (kind: FieldKind) => kind === 'single_choice' || kind === 'multiple_choice';

/** What the organization keeps about candidates beyond what Rolecall knows of. */
export function CustomFieldsSettings() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(candidateFieldsQuery);
  const editable = useCan('custom_fields:manage');
  const [editing, setEditing] = useState<CustomField | 'new' | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: ['custom-fields'] });
  if (error !== null) return <ErrorPanel error={error} what={t`The fields`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  return (
    <Card component="section">
      <Text size="sm" c="dimmed" mb="md">
        <Trans>
          Filled in on candidates’ pages; lists can be filtered by them. A field in use is switched off, never
          deleted.
        </Trans>
      </Text>
      {data.items.length === 0 ? (
        <Empty icon={<IconForms size={22} />} title={t`No custom fields`} compact>
          <Trans>Such as a licence number, a notice period, or the day somebody could start.</Trans>
        </Empty>
      ) : (
        <Stack gap="xs">
          {data.items.map((field) => (
            <FieldRow
              key={field.id}
              field={field}
              editable={editable}
              onEdit={() => setEditing(field)}
              onChanged={refresh}
            />
          ))}
        </Stack>
      )}
      {editable && (
        <Button
          mt="lg"
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setEditing('new')}
        >
          <Trans>New field</Trans>
        </Button>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t`New field` : t`Edit the field`}
      >
        {editing !== null && (
          <FieldForm
            field={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
            onChanged={refresh}
          />
        )}
      </Modal>
    </Card>
  );
}

function FieldRow(props: {
  field: CustomField;
  editable: boolean;
  onEdit: () => void;
  onChanged: () => void;
}) {
  const { t } = useLingui();
  const { field, editable, onEdit, onChanged } = props;
  const change = useMutation({
    mutationFn: (active: boolean) => changeField(field.id, field.version, { active }),
    onError: (failure) => toastFailed(t`The field is unchanged`, failure),
    onSettled: onChanged,
  });
  const remove = useMutation({
    mutationFn: () => deleteField(field.id),
    onError: (failure) => toastFailed(t`The field is still here`, failure),
    onSettled: onChanged,
  });
  return (
    <Group gap="sm" wrap="nowrap" justify="space-between">
      <div style={{ minWidth: 0 }}>
        <Text c={field.active ? undefined : 'dimmed'}>{field.label}</Text>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {[kinds[field.kind], field.options.map((option) => option.label).join(', ')]
            .filter((part) => part !== '')
            .join(': ')}
        </Text>
      </div>
      {editable && (
        <Group gap="xs" wrap="nowrap">
          <Switch
            label={t`In use`}
            aria-label={t`${field.label} is in use`}
            checked={change.isPending ? change.variables : field.active}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t`Actions for ${field.label}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onEdit}>
                <Trans>Edit</Trans>
              </Menu.Item>
              <Menu.Item color="red" onClick={() => remove.mutate()}>
                <Trans>Remove</Trans>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      )}
    </Group>
  );
}

function FieldForm(props: { field: CustomField | null; onClose: () => void; onChanged: () => void }) {
  const { t } = useLingui();
  const { field, onClose, onChanged } = props;
  const [label, setLabel] = useState(field?.label ?? '');
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? 'text');
  const [options, setOptions] = useState(field?.options.map((option) => option.label) ?? []);
  const save = useMutation({
    mutationFn: () => {
      if (field === null)
        return addField({ label: label.trim(), kind, options: isChoice(kind) ? options : [] });
      const kept = options.map((text) => ({
        key: field.options.find((option) => option.label === text)?.key,
        label: text,
      }));
      return changeField(field.id, field.version, {
        label: label.trim(),
        options: isChoice(kind) ? kept : undefined,
      });
    },
    onSuccess: (saved) => {
      toastDone(t`“${saved.label}” saved.`);
      onClose();
    },
    onSettled: onChanged,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t`Label`}
          data-autofocus
          maxLength={80}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        {field === null && (
          <Select
            label={t`Kind`}
            description={t`It stays what it is: what people write would mean something else.`}
            allowDeselect={false}
            data={Object.entries(kinds).map(([value, name]) => ({ value, label: name }))}
            value={kind}
            onChange={(value) => setKind((value ?? 'text') as FieldKind)}
          />
        )}
        {isChoice(kind) && (
          <TagsInput
            label={t`Options`}
            description={t`Press Enter after each. Those that are there stay.`}
            value={options}
            onChange={setOptions}
            maxLength={80}
          />
        )}
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={label.trim() === '' || (isChoice(kind) && options.length === 0)}
          >
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
