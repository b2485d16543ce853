import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Select, Table, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RetentionKind } from '@/contract';
import { formatDay } from '@/format/dates';
import { retentionKinds, retentionPeople } from '@/retention/words';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { dueQuery } from '../api/due';
import { CandidatesNav } from './candidates-nav';

interface DuePageProps {
  kind: RetentionKind | undefined;
  onKind: (kind: RetentionKind | undefined) => void;
}

/** People whose time is over soon, so that one can still keep somebody longer. */
export function DuePage({ kind, onKind }: DuePageProps) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    dueQuery(kind),
  );
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t`Due to be erased`}
      width="narrow"
      above={<CandidatesNav />}
      description={t`Rules of retention erase these people within 30 days. Keep somebody longer on their record.`}
    >
      <Select
        aria-label={t`Which rule`}
        placeholder={t`All rules`}
        clearable
        w={{ base: '100%', sm: 260 }}
        mb="md"
        data={retentionKinds.map((value) => ({ value, label: retentionPeople[value] }))}
        value={kind ?? null}
        onChange={(value) => onKind(retentionKinds.find((one) => one === value))}
      />
      {error !== null ? (
        <ErrorPanel error={error} what={t`Who is due`} onRetry={() => void refetch()} />
      ) : items === undefined ? (
        <RowsSkeleton rows={4} />
      ) : items.length === 0 ? (
        <Empty icon={<IconClockExclamation size={22} />} title={t`Nobody is due`}>
          <Trans>Whoever a rule erases within 30 days stands here beforehand.</Trans>
        </Empty>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Name</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Kept until</Trans>
              </Table.Th>
              <Table.Th visibleFrom="sm">
                <Trans>Rule</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((one) => (
              <Table.Tr key={one.candidate_id}>
                <Table.Td>
                  <Anchor
                    size="sm"
                    underline="always"
                    renderRoot={(props) => (
                      <Link
                        {...props}
                        to="/app/candidates/$candidateId"
                        params={{ candidateId: one.candidate_id }}
                      />
                    )}
                  >
                    {one.full_name}
                  </Anchor>{' '}
                  {one.is_held && (
                    <Badge variant="default">
                      <Trans>Held</Trans>
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{formatDay(one.kept_until)}</Text>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Text size="sm">{retentionPeople[one.kind]}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Page>
  );
}
