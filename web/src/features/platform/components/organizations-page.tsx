import { ActionIcon, Button, Menu, Table, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingCommunity, IconDots, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DirectoryEntry } from '@/contract';
import { formatDate } from '@/format/dates';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { toastDone, toastFailed } from '@/ui/toast';
import { activateOrganization, organizationsQuery, suspendOrganization } from '../api/organizations';
import { OrganizationDialog } from './organization-dialog';

/** The installation's employers. A platform admin runs them and sees none of their candidates. */
export function OrganizationsPage() {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(organizationsQuery);
  const [creating, dialog] = useDisclosure(false);
  const organizations = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Organizations"
      description="Employers on this installation. Their candidates stay theirs: this area shows none."
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
          New organization
        </Button>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what="The organizations" onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={4} height={52} />
      ) : organizations.length === 0 ? (
        <Empty
          icon={<IconBuildingCommunity size={26} />}
          title="No organization yet"
          actions={<Button onClick={dialog.open}>Create the first</Button>}
        >
          Create one and name its first admin: they get an invitation by mail and set up the rest themselves.
        </Empty>
      ) : (
        <>
          <Table verticalSpacing={9}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th visibleFrom="sm">Members</Table.Th>
                <Table.Th visibleFrom="sm">Created</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {organizations.map((organization) => (
                <OrganizationTableRow key={organization.id} organization={organization} />
              ))}
            </Table.Tbody>
          </Table>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
      <OrganizationDialog organization={null} opened={creating} onClose={dialog.close} />
    </Page>
  );
}

function OrganizationTableRow({ organization }: { organization: DirectoryEntry }) {
  const client = useQueryClient();
  const [editing, edit] = useDisclosure(false);
  const [suspending, suspension] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const suspended = organization.status === 'suspended';
  const change = useMutation({
    mutationFn: () =>
      suspended ? activateOrganization(organization.id) : suspendOrganization(organization.id, reason.trim()),
    onSuccess: () =>
      toastDone(suspended ? `${organization.name} is active again.` : `${organization.name} is suspended.`),
    onError: (error) => toastFailed(`${organization.name} is unchanged`, error),
    onSettled: () => {
      suspension.close();
      void client.invalidateQueries({ queryKey: ['organizations'] });
    },
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{organization.name}</Text>
        <Text size="xs" c="dimmed">
          {organization.slug}
        </Text>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={organization.status} />
      </Table.Td>
      <Table.Td visibleFrom="sm">{organization.members_count}</Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed">
          {formatDate(organization.created_at)}
        </Text>
      </Table.Td>
      <Table.Td w={44}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`Actions for ${organization.name}`}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit.open}>Rename…</Menu.Item>
            <Menu.Item component="a" href={`/careers/${organization.slug}`} target="_blank">
              Careers page
            </Menu.Item>
            {suspended ? (
              <Menu.Item onClick={() => change.mutate()}>Activate</Menu.Item>
            ) : (
              <Menu.Item color="red" onClick={suspension.open}>
                Suspend…
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
        <Confirm
          opened={suspending}
          onClose={suspension.close}
          title={`Suspend ${organization.name}?`}
          action="Suspend"
          danger
          loading={change.isPending}
          disabled={reason.trim() === ''}
          onConfirm={() => change.mutate()}
        >
          Its members are signed out, its careers page closes, and nobody can apply. Nothing is deleted; you
          can activate it again.
          <Textarea
            mt="md"
            label="Reason"
            description="Its admins are told."
            data-autofocus
            autosize
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Confirm>
        <OrganizationDialog organization={organization} opened={editing} onClose={edit.close} />
      </Table.Td>
    </Table.Tr>
  );
}
