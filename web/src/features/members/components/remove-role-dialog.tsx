import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomRole, RoleDetails } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { removeRole } from '../api/get-roles';
import { givenOf, roleChoices } from '../model/role-choices';

/** Removes a role; whoever holds it gets another one in the same step. */
export function RemoveRoleDialog(props: {
  role: CustomRole;
  builtIn: RoleDetails[];
  own: CustomRole[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { role, builtIn, own, onClose } = props;
  const client = useQueryClient();
  const others = own.filter(({ id }) => id !== role.id);
  const held = role.members + role.invitations > 0;
  const [instead, setInstead] = useState<string | null>(null);
  const removal = useMutation({
    mutationFn: () => removeRole(role, instead === null ? null : givenOf(instead, others)),
    onSuccess: () => {
      toastDone(t`“${role.name}” is gone.`);
      onClose();
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['custom-roles'] });
      await client.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t`Remove “${role.name}”?`}
      action={t`Remove the role`}
      danger
      loading={removal.isPending}
      disabled={held && instead === null}
      onConfirm={() => removal.mutate()}
    >
      <Stack>
        {held ? (
          <>
            <Text size="sm">
              <Trans>Whoever holds it, or is invited with it, gets another role in the same step.</Trans>
            </Text>
            <Select
              label={t`Instead they get`}
              placeholder={t`Choose a role`}
              data={roleChoices(builtIn, others)}
              value={instead}
              onChange={setInstead}
            />
          </>
        ) : (
          <Text size="sm">
            <Trans>Nobody holds it. The audit log keeps what it allowed.</Trans>
          </Text>
        )}
        <FormError error={removal.error} />
      </Stack>
    </Confirm>
  );
}
