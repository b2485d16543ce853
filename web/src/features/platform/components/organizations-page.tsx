import { Trans, useLingui } from '@lingui/react/macro';
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
  const { t } = useLingui();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(organizationsQuery);
  const [creating, dialog] = useDisclosure(false);
  const organizations = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t`Organizations`}
      description={t`Employers on this installation. Their candidates stay theirs: this area shows none.`}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
          <Trans>New organization</Trans>
        </Button>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The organizations`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={4} height={52} />
      ) : organizations.length === 0 ? (
        <Empty
          icon={<IconBuildingCommunity size={26} />}
          title={t`No organization yet`}
          actions={
            <Button onClick={dialog.open}>
              <Trans>Create the first</Trans>
            </Button>
          }
        >
          <Trans>
            Create one and name its first admin: they get an invitation by mail and set up the rest
            themselves.
          </Trans>
        </Empty>
      ) : (
        <>
          <Table verticalSpacing={9}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Trans>Name</Trans>
                </Table.Th>
                <Table.Th>
                  <Trans>State</Trans>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Trans>Members</Trans>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Trans>Created</Trans>
                </Table.Th>
                <Table.Th>
                  <VisuallyHidden>
                    <Trans>Actions</Trans>
                  </VisuallyHidden>
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
  const { t } = useLingui();
  const client = useQueryClient();
  const [editing, edit] = useDisclosure(false);
  const [suspending, suspension] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const suspended = organization.status === 'suspended';
  const change = useMutation({
    mutationFn: () =>
      suspended ? activateOrganization(organization.id) : suspendOrganization(organization.id, reason.trim()),
    onSuccess: () =>
      toastDone(suspended ? t`${organization.name} is active again.` : t`${organization.name} is suspended.`),
    onError: (error) => toastFailed(t`${organization.name} is unchanged`, error),
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
            <ActionIcon aria-label={t`Actions for ${organization.name}`}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit.open}>
              <Trans>Rename…</Trans>
            </Menu.Item>
            <Menu.Item component="a" href={`/careers/${organization.slug}`} target="_blank">
              <Trans>Careers page</Trans>
            </Menu.Item>
            {suspended ? (
              <Menu.Item onClick={() => change.mutate()}>
                <Trans>Activate</Trans>
              </Menu.Item>
            ) : (
              <Menu.Item color="red" onClick={suspension.open}>
                <Trans>Suspend…</Trans>
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
        <Confirm
          opened={suspending}
          onClose={suspension.close}
          title={t`Suspend ${organization.name}?`}
          action={t`Suspend`}
          danger
          loading={change.isPending}
          disabled={reason.trim() === ''}
          onConfirm={() => change.mutate()}
        >
          <Trans>
            Its members are signed out, its careers page closes, and nobody can apply. Nothing is deleted; you
            can activate it again.
          </Trans>
          <Textarea
            mt="md"
            label={t`Reason`}
            description={t`Its admins are told.`}
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
