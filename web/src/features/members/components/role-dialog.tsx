import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Fieldset,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconSearch } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CustomRole, PermissionDetails, Role, RoleDetails } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { humanize } from '@/format/words';
import { newIdempotencyKey } from '@/http/preconditions';
import { fieldMessages, hasStatus } from '@/http/problem';
import type { Permission } from '@/session/permissions';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { saveRole } from '../api/get-roles';
import { allow, forbid, mayGive } from '../model/bundle';
import { type Grantable, matchingAreas, permissionSentences } from '../model/permission-areas';

export interface RoleModel {
  /** What is changed; null for a new role. */
  role: CustomRole | null;
  base: Role;
  name: string;
  description: string;
  permissions: Permission[];
}

type Values = {
  name: string;
  description: string;
  base_role: Role;
  permissions: Permission[];
};

/** Writes a role of the organization's own. */
export function RoleDialog(props: {
  model: RoleModel;
  builtIn: RoleDetails[];
  vocabulary: PermissionDetails[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { model, builtIn, vocabulary, onClose } = props;
  const client = useQueryClient();
  const phone = usePhone();
  const key = useRef(newIdempotencyKey());
  const [text, setText] = useState('');
  const form = useForm<Values>({
    initialValues: {
      name: model.name,
      description: model.description,
      base_role: model.base,
      permissions: model.permissions,
    },
    validate: { name: (name) => (name.trim() === '' ? t`Give the role a name.` : null) },
  });
  const draft = useFormDraft(`role:${model.role?.id ?? 'new'}`, form);
  const saving = useMutation({
    mutationFn: (values: Values) => saveRole(model.role, values, key.current),
    onSuccess: (saved) => {
      draft.forget();
      toastDone(
        saved.members === 0
          ? t`“${saved.name}” saved.`
          : t`“${saved.name}” saved; it holds at once for everybody who has it.`,
      );
      onClose();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['custom-roles'] }),
  });
  const close = () => {
    draft.forget();
    onClose();
  };
  const base = builtIn.find(({ name }) => name === form.values.base_role)?.permissions ?? [];
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      fullScreen={phone}
      title={model.role === null ? t`New role` : t`Edit “${model.role.name}”`}
    >
      <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
        <Stack>
          <TextInput label={t`Name`} maxLength={60} data-autofocus {...form.getInputProps('name')} />
          <Textarea
            label={t`What it is for`}
            maxLength={300}
            autosize
            minRows={1}
            {...form.getInputProps('description')}
          />
          {model.role === null && (
            <Select
              label={t`Made from`}
              description={t`It stays. Where people are told something by their role, this role counts as this one.`}
              allowDeselect={false}
              data={builtIn.map(({ name }) => ({ value: name, label: humanize(name) }))}
              value={form.values.base_role}
              onChange={(next) => {
                const chosen = builtIn.find(({ name }) => name === next);
                if (chosen === undefined) return;
                form.setValues({
                  base_role: chosen.name,
                  permissions: chosen.permissions as Permission[],
                });
              }}
            />
          )}
          <TextInput
            type="search"
            aria-label={t`Search permissions`}
            placeholder={t`Search permissions`}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {matchingAreas(text).map((area) => (
            <Fieldset key={area.key} legend={area.label} variant="default">
              <Stack gap="xs">
                {area.permissions.map((permission) => (
                  <PermissionChoice
                    key={permission}
                    permission={permission}
                    details={vocabulary.find(({ name }) => name === permission)}
                    usual={base.includes(permission)}
                    allowed={form.values.permissions.includes(permission)}
                    onChange={(wanted) =>
                      form.setFieldValue(
                        'permissions',
                        (wanted ? allow : forbid)(form.values.permissions, permission, vocabulary),
                      )
                    }
                  />
                ))}
              </Stack>
            </Fieldset>
          ))}
          {hasStatus(saving.error, 412) ? (
            <Alert color="yellow" role="alert">
              <Trans>
                Somebody else changed this role meanwhile. Close this and open it again to see their version.
              </Trans>
            </Alert>
          ) : (
            <FormError error={saving.error} />
          )}
          {form.errors.permissions !== undefined && (
            <Text size="sm" c="red">
              {form.errors.permissions}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={saving.isPending}>
              <Trans>Save the role</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function PermissionChoice(props: {
  permission: Grantable;
  details: PermissionDetails | undefined;
  usual: boolean;
  allowed: boolean;
  onChange: (wanted: boolean) => void;
}) {
  const { t } = useLingui();
  const { permission, details, usual, allowed, onChange } = props;
  const me = useMe();
  if (details === undefined) return null;
  const ours = mayGive(me.permissions, details);
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
      <Checkbox
        label={permissionSentences[permission]}
        description={
          details.always
            ? t`Every role allows this.`
            : ours
              ? undefined
              : t`You do not have this yourself, so you cannot give it.`
        }
        checked={allowed || details.always}
        disabled={details.always || !ours}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {allowed !== usual && !details.always && (
        <Badge color={allowed ? 'spruce' : 'gray'} style={{ flexShrink: 0 }}>
          {allowed ? t`Added` : t`Left out`}
        </Badge>
      )}
    </Group>
  );
}
