import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Erasure } from '@/contract';
import { formatDate } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { certificateFile, erasuresQuery } from '../api/erasures';
import { causeOf, erased, kept } from '../model/words';
import { ErasureRequests } from './erasure-requests';

/** Who asked to be erased, and the receipts of erasures. */
export function ErasuresPanel() {
  return (
    <Stack gap="xl">
      <ErasureRequests />
      <Stack>
        <Title order={2}>
          <Trans>Receipts</Trans>
        </Title>
        <Receipts />
      </Stack>
    </Stack>
  );
}

/** When, by whom, what went and what stays. Receipts name nobody. */
function Receipts() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(erasuresQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The receipts`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={120} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty icon={<IconUserOff size={22} />} title={t`Nobody was erased`}>
        <Trans>
          When a person asks for it, open their record and choose “Erase this person”. The receipt stands
          here.
        </Trans>
      </Empty>
    );
  return (
    <Stack>
      {items.map((one) => (
        <Receipt key={one.id} erasure={one} />
      ))}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Stack>
  );
}

function Receipt({ erasure }: { erasure: Erasure }) {
  const counts = Object.entries(erasure.counts);
  return (
    <Card>
      <Group justify="space-between" gap="xs">
        <Text fw={550}>
          <Trans>
            {formatDate(erasure.requested_at)}, {erasure.requested_by_name}
          </Trans>
        </Text>
        {erasure.status === 'done' ? (
          <Badge variant="default">
            <Trans>Erased everywhere</Trans>
          </Badge>
        ) : (
          <Badge variant="default">
            <Trans>Being erased</Trans>
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {erasure.number} · {causeOf(erasure.cause)}
        {erasure.note !== '' && ` · ${erasure.note}`}
      </Text>
      <Text size="sm" mt="xs">
        <Trans>Erased: {counts.map(([kind, count]) => erased(kind, count)).join(', ')}</Trans>
      </Text>
      <Text size="sm" mt="xs">
        <Trans>Kept:</Trans>
      </Text>
      <List size="sm">
        {erasure.kept.map((one) => (
          <List.Item key={one.what}>{kept(one.what)}</List.Item>
        ))}
      </List>
      {erasure.status === 'done' && (
        <Anchor
          href={certificateFile(erasure.id)}
          size="sm"
          underline="always"
          mt="xs"
          display="inline-block"
          py={4}
        >
          <Trans>Certificate</Trans>
        </Anchor>
      )}
    </Card>
  );
}
