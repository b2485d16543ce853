import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Group, Menu, Select, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Member, Page, Role, RoleDetails } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { formatDate } from '@/format/dates';
import { humanize, midSentence } from '@/format/words';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { rolesQuery } from '../api/get-roles';
import { changeRole, removeMember } from '../api/members';

export function MembersTable() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(membersQuery);
  const { data: roles } = useQuery(rolesQuery);
  const manages = useCan('members:manage');
  if (error !== null)
    return <ErrorPanel error={error} what={t`The members`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} height={52} />;
  return (
    <Table verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Trans>Name</Trans>
          </Table.Th>
          <Table.Th visibleFrom="sm">
            <Trans>Role</Trans>
          </Table.Th>
          <Table.Th visibleFrom="sm">
            <Trans>Last seen</Trans>
          </Table.Th>
          <Table.Th visibleFrom="md">
            <Trans>Joined</Trans>
          </Table.Th>
          {manages && (
            <Table.Th>
              <VisuallyHidden>
                <Trans>Actions</Trans>
              </VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.items.map((member) => (
          <MemberRow key={member.user_id} member={member} roles={roles?.items ?? []} manages={manages} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function MemberRow({ member, roles, manages }: { member: Member; roles: RoleDetails[]; manages: boolean }) {
  const { t } = useLingui();
  const me = useMe();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const phone = usePhone();
  const self = member.user_id === me.user.id;
  const refresh = () => void client.invalidateQueries({ queryKey: ['members'] });
  const change = useMutation({
    mutationFn: (role: Role) => changeRole(member.user_id, role),
    onMutate: (role) => {
      const before = client.getQueryData<Page<Member>>(['members']);
      client.setQueryData<Page<Member>>(['members'], (page) =>
        page === undefined
          ? undefined
          : {
              ...page,
              items: page.items.map((one) => (one.user_id === member.user_id ? { ...one, role } : one)),
            },
      );
      return { before };
    },
    onSuccess: (_data, role) =>
      toastDone(t`${member.full_name} is now ${midSentence(humanize(role))}; it holds at once.`),
    onError: (error, _role, context) => {
      client.setQueryData(['members'], context?.before);
      toastFailed(t`The role is unchanged`, error);
    },
    onSettled: refresh,
  });
  const removal = useMutation({
    mutationFn: () => removeMember(member.user_id),
    onSuccess: () => toastDone(t`${member.full_name} no longer belongs to the organization.`),
    onError: (error) => toastFailed(t`${member.full_name} is still a member`, error),
    onSettled: () => {
      setRemoving(false);
      refresh();
    },
  });
  const role =
    manages && !self ? (
      <Select
        size="xs"
        mt={phone ? 6 : undefined}
        maw={190}
        aria-label={t`Role of ${member.full_name}`}
        allowDeselect={false}
        data={roles.map(({ name, label }) => ({ value: name, label }))}
        value={member.role}
        onChange={(next) => {
          const chosen = roles.find(({ name }) => name === next)?.name;
          if (chosen !== undefined && chosen !== member.role) change.mutate(chosen);
        }}
      />
    ) : (
      <Text size="sm">{humanize(member.role)}</Text>
    );
  return (
    <Table.Tr>
      <Table.Td {...(phone ? { w: '100%', maw: 0 } : {})}>
        <Group gap="sm" wrap="nowrap">
          <PersonAvatar name={member.full_name} size={32} />
          <div style={{ minWidth: 0 }}>
            <Group gap={6}>
              <Text fw={600}>{member.full_name}</Text>
              {self && (
                <Badge color="gray">
                  <Trans>You</Trans>
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" truncate>
              {member.email}
            </Text>
            {phone && role}
          </div>
        </Group>
      </Table.Td>
      {!phone && <Table.Td>{role}</Table.Td>}
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" component="span">
          {member.last_seen_at === null ? t`Never` : <RelativeTime at={member.last_seen_at} />}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm" c="dimmed">
          {formatDate(member.joined_at)}
        </Text>
      </Table.Td>
      {manages && (
        <Table.Td w={44}>
          {!self && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t`Actions for ${member.full_name}`}>
                  <IconDots size={17} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item color="red" onClick={() => setRemoving(true)}>
                  <Trans>Remove from the organization…</Trans>
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
          <Confirm
            opened={removing}
            onClose={() => setRemoving(false)}
            title={t`Remove ${member.full_name}?`}
            action={t`Remove`}
            danger
            loading={removal.isPending}
            onConfirm={() => removal.mutate()}
          >
            <Trans>
              They lose access at once, on every device. What they wrote and did stays in the records.
            </Trans>
          </Confirm>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
