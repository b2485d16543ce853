import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalChain } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { approvalChainsQuery, deleteChain } from '../api/approval-chains';
import { ApprovalChainDialog } from './approval-chain-dialog';

const kindLabel = (kind: ApprovalChain['kind']): string =>
  ({ job: t`Jobs`, offer: t`Offers`, ai_interview_template: t`AI interviews` })[kind];

/** Who has to say yes before a job opens, an offer leaves or an AI interview is used. */
export function ApprovalChains() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(approvalChainsQuery);
  const [editing, setEditing] = useState<ApprovalChain | 'new' | null>(null);
  const [deleting, setDeleting] = useState<ApprovalChain | null>(null);
  if (error !== null) return <ErrorPanel error={error} what={t`The chains`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={90} />;
  const chains = data.pages.flatMap((page) => page.items);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      <Trans>New chain</Trans>
    </Button>
  );
  return (
    <Stack>
      {chains.length === 0 ? (
        <Empty icon={<IconCircleCheck size={22} />} title={t`No approvals yet`} actions={add}>
          <Trans>
            Without a chain, whoever may publish jobs publishes them. With one, a job opens only after its
            approvers have said yes.
          </Trans>
        </Empty>
      ) : (
        <Group justify="space-between" align="flex-start">
          <Text size="sm" c="dimmed" flex={1} miw={240}>
            <Trans>
              The chain that names a department applies there; one without departments applies everywhere
              else.
            </Trans>
          </Text>
          {add}
        </Group>
      )}
      {chains.map((chain) => (
        <ChainCard
          key={chain.id}
          chain={chain}
          onEdit={() => setEditing(chain)}
          onDelete={() => setDeleting(chain)}
        />
      ))}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      {editing !== null && (
        <ApprovalChainDialog
          key={editing === 'new' ? 'new' : `${editing.id}:${editing.version}`}
          chain={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      <DeleteChain chain={deleting} onClose={() => setDeleting(null)} />
    </Stack>
  );
}

function ChainCard(props: { chain: ApprovalChain; onEdit: () => void; onDelete: () => void }) {
  const { t } = useLingui();
  const { chain, onEdit, onDelete } = props;
  return (
    <Card component="section" aria-label={chain.name}>
      <Group justify="space-between" align="flex-start" mb="xs">
        <Group gap={8}>
          <Title order={2}>{chain.name}</Title>
          <Badge color="gray">{kindLabel(chain.kind)}</Badge>
          {!chain.active && (
            <Badge color="yellow">
              <Trans>Switched off</Trans>
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={onEdit}>
            <Trans>Edit</Trans>
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} />}
            aria-label={t`Delete ${chain.name}`}
            onClick={onDelete}
          >
            <Trans>Delete</Trans>
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {chain.departments.length === 0 ? t`Where no other chain applies` : chain.departments.join(', ')}
        {' · '}
        {chain.groups.length === 1
          ? t`one group`
          : chain.sequence === 'ordered'
            ? t`one group after another`
            : t`all groups at once`}
        {' · '}
        {chain.remind_after_days === 0
          ? t`no reminders`
          : t`reminds after ${plural(chain.remind_after_days, { one: '# working day', other: '# working days' })}`}
        {chain.allows_own && t` · people may approve their own`}
      </Text>
      <Stack gap={4} component="ol" pl="lg" m={0}>
        {chain.groups.map((group, index) => (
          <li key={group.name + String(index)}>
            <Text size="sm">
              <Trans>
                <b>{group.name}</b>: {group.needed} of{' '}
                {group.members.map((member) => member.full_name || t`somebody who has left`).join(', ')}
              </Trans>
            </Text>
          </li>
        ))}
      </Stack>
    </Card>
  );
}

function DeleteChain({ chain, onClose }: { chain: ApprovalChain | null; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const deleting = useMutation({
    mutationFn: (id: string) => deleteChain(id),
    onSuccess: () => toastDone(t`Deleted.`),
    onError: (error) => toastFailed(t`The chain is still there`, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['approval-chains'] });
      onClose();
    },
  });
  return (
    <Confirm
      opened={chain !== null}
      onClose={onClose}
      title={t`Delete “${chain?.name ?? ''}”?`}
      action={t`Delete the chain`}
      danger
      loading={deleting.isPending}
      onConfirm={() => chain !== null && deleting.mutate(chain.id)}
    >
      <Trans>
        Requests that were asked for go on. What is asked from now on needs no approval of this chain.
      </Trans>
    </Confirm>
  );
}
