import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Menu,
  Select,
  Stack,
  Table,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomRole, Member, Page, RoleDetails } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { formatDate } from '@/format/dates';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { customRolesQuery, type GivenRole, rolesQuery } from '../api/get-roles';
import { changeRole, holdersQuery, removeMember } from '../api/members';
import { choiceOf, givenOf, roleChoices, roleNameOf } from '../model/role-choices';

export function MembersTable({ held, onAll }: { held: string | undefined; onAll: () => void }) {
  const { t } = useLingui();
  const { data: roles } = useQuery(rolesQuery);
  const own = useQuery(customRolesQuery).data?.items ?? [];
  const builtIn = roles?.items.find(({ name }) => name === held)?.name;
  const everybody = useQuery({ ...membersQuery, enabled: held === undefined });
  const holders = useQuery({
    ...holdersQuery(held ?? '', builtIn),
    enabled: held !== undefined && roles !== undefined,
  });
  const { data, error, refetch } = held === undefined ? everybody : holders;
  const manages = useCan('members:manage');
  if (error !== null)
    return <ErrorPanel error={error} what={t`The members`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} height={52} />;
  const table = (
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
          <MemberRow
            key={member.user_id}
            member={member}
            roles={roles?.items ?? []}
            own={own}
            manages={manages}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
  if (held === undefined) return table;
  const name = own.find(({ id }) => id === held)?.name ?? humanize(held);
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Text size="sm">
          <Trans>Those who hold “{name}”</Trans>
        </Text>
        <Button size="compact-sm" variant="default" onClick={onAll}>
          <Trans>Show everybody</Trans>
        </Button>
      </Group>
      {table}
    </Stack>
  );
}

function MemberRow(props: { member: Member; roles: RoleDetails[]; own: CustomRole[]; manages: boolean }) {
  const { member, roles, own, manages } = props;
  const { t } = useLingui();
  const me = useMe();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const phone = usePhone();
  const self = member.user_id === me.user.id;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['members'] });
    void client.invalidateQueries({ queryKey: ['custom-roles'] });
  };
  const after = (given: GivenRole): Member => {
    if ('role' in given) return { ...member, ...given, custom_role_id: null, custom_role_name: '' };
    const chosen = own.find(({ id }) => id === given.custom_role_id);
    return {
      ...member,
      ...given,
      role: chosen?.base_role ?? member.role,
      custom_role_name: chosen?.name ?? '',
    };
  };
  const change = useMutation({
    mutationFn: (given: GivenRole) => changeRole(member.user_id, given),
    onMutate: (given) => {
      const before = client.getQueryData<Page<Member>>(['members']);
      client.setQueryData<Page<Member>>(['members'], (page) =>
        page === undefined
          ? undefined
          : {
              ...page,
              items: page.items.map((one) => (one.user_id === member.user_id ? after(given) : one)),
            },
      );
      return { before };
    },
    onSuccess: (changed) =>
      toastDone(t`${member.full_name} now has the role “${roleNameOf(changed)}”; it holds at once.`),
    onError: (error, _given, context) => {
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
        maw={220}
        aria-label={t`Role of ${member.full_name}`}
        allowDeselect={false}
        data={roleChoices(roles, own)}
        value={choiceOf(member)}
        onChange={(next) => {
          if (next !== null && next !== choiceOf(member)) change.mutate(givenOf(next, own));
        }}
      />
    ) : (
      <Text size="sm">{roleNameOf(member)}</Text>
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
