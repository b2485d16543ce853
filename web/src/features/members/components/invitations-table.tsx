import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconMailPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invitation } from '@/contract';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { toastDone, toastFailed } from '@/ui/toast';
import { invitationsQuery, resendInvitation, revokeInvitation } from '../api/invitations';
import { roleNameOf } from '../model/role-choices';

export function InvitationsTable({ onInvite }: { onInvite: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(invitationsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The invitations`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={52} />;
  if (data.items.length === 0)
    return (
      <Empty
        icon={<IconMailPlus size={26} />}
        title={t`Nobody is invited`}
        actions={
          <Button onClick={onInvite}>
            <Trans>Invite somebody</Trans>
          </Button>
        }
      >
        <Trans>
          An invitation is a mail with a link that works once and expires. Recruiters work on jobs and
          applications, hiring managers read them, interviewers see what is assigned to them.
        </Trans>
      </Empty>
    );
  return (
    <Table verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Trans>E-mail</Trans>
          </Table.Th>
          <Table.Th visibleFrom="sm">
            <Trans>Role</Trans>
          </Table.Th>
          <Table.Th>
            <Trans>State</Trans>
          </Table.Th>
          <Table.Th visibleFrom="sm">
            <Trans>Expires</Trans>
          </Table.Th>
          <Table.Th>
            <VisuallyHidden>
              <Trans>Actions</Trans>
            </VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.items.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (what: 'resend' | 'revoke') =>
      what === 'resend' ? resendInvitation(invitation.id) : revokeInvitation(invitation.id),
    onSuccess: (_data, what) =>
      toastDone(
        what === 'resend'
          ? t`Sent again to ${invitation.email}; older links no longer work.`
          : t`Revoked: the link no longer works.`,
      ),
    onError: (error) => toastFailed(t`The invitation is unchanged`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['invitations'] }),
  });
  const open = invitation.status === 'pending' || invitation.status === 'expired';
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
          {invitation.email}
        </Text>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {roleNameOf(invitation)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">{roleNameOf(invitation)}</Table.Td>
      <Table.Td>
        <StatusBadge status={invitation.status} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" component="span">
          {invitation.status === 'pending' ? <RelativeTime at={invitation.expires_at} /> : '–'}
        </Text>
      </Table.Td>
      <Table.Td>
        {open && (
          <Group gap={6} justify="flex-end">
            <Button
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate('resend')}
              aria-label={t`Send again to ${invitation.email}`}
            >
              <Trans>Send again</Trans>
            </Button>
            {invitation.status === 'pending' && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => change.mutate('revoke')}
                aria-label={t`Revoke the invitation of ${invitation.email}`}
              >
                <Trans>Revoke</Trans>
              </Button>
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
