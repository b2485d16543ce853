import { Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { plural } from '@/format/numbers';
import { Can, useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { candidatesQuery } from '../api/get-candidates';
import { type CandidateSearch, isNarrowed } from '../model/list-search';
import { CandidateDialog } from './candidate-dialog';
import { CandidateFilters } from './candidate-filters';
import { CandidatesNav } from './candidates-nav';
import classes from './candidates-list.module.css';
import { SegmentsMenu } from './segments-menu';
import { SortBar } from './sort-bar';
import { TagBadges } from './tag-badges';

const nothing: CandidateSearch = {
  q: undefined,
  tags: undefined,
  pool: undefined,
  source: undefined,
  fields: undefined,
};

interface CandidatesListProps {
  search: CandidateSearch;
  onSearch: (change: Partial<CandidateSearch>) => void;
}

/** Everybody the organization knows, newest first, narrowed by what stands in the address. */
export function CandidatesList({ search, onSearch }: CandidatesListProps) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(candidatesQuery(search));
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const sorts = useCan('candidates:update');
  const candidates = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const chosen = candidates.filter((one) => picked.has(one.id)).map((one) => one.id);
  const pick = (ids: string[], on: boolean) =>
    setPicked((before) => {
      const next = new Set(before);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });
  return (
    <Page
      title="Candidates"
      above={<CandidatesNav />}
      description={
        candidates.length > 0 &&
        (hasNextPage
          ? `The newest ${candidates.length}, more below`
          : plural(candidates.length, 'person', 'people'))
      }
      actions={
        <>
          <SegmentsMenu search={search} onOpen={(next) => onSearch({ ...nothing, ...next })} />
          <Can do="candidates:update">
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
              Add a candidate
            </Button>
          </Can>
        </>
      }
      below={<CandidateFilters search={search} onSearch={onSearch} />}
    >
      {error !== null ? (
        <ErrorPanel error={error} what="The candidates" onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={50} />
      ) : candidates.length === 0 ? (
        !isNarrowed(search) ? (
          <Empty icon={<IconUsers size={26} />} title="Nobody yet">
            People appear here when they apply. You can also add somebody you met.
          </Empty>
        ) : (
          <Empty
            icon={<IconSearchOff size={26} />}
            title="Nobody fits"
            actions={
              <Button variant="default" onClick={() => onSearch(nothing)}>
                Show everybody
              </Button>
            }
          >
            All filters must fit. Search finds beginnings of names and e-mail addresses.
          </Empty>
        )
      ) : (
        <>
          <Table verticalSpacing={8} className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {sorts && (
                  <Table.Th className={classes.pick}>
                    <Checkbox
                      size="xs"
                      aria-label="Select all that are shown"
                      checked={chosen.length === candidates.length}
                      indeterminate={chosen.length > 0 && chosen.length < candidates.length}
                      onChange={(event) =>
                        pick(
                          candidates.map((one) => one.id),
                          event.currentTarget.checked,
                        )
                      }
                    />
                  </Table.Th>
                )}
                <Table.Th>Name</Table.Th>
                <Table.Th visibleFrom="sm">Place</Table.Th>
                <Table.Th>Applications</Table.Th>
                <Table.Th visibleFrom="sm">Last applied</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {candidates.map((candidate) => (
                <Table.Tr key={candidate.id} className={classes.row}>
                  {sorts && (
                    <Table.Td className={classes.pick}>
                      <Checkbox
                        size="xs"
                        aria-label={`Select ${candidate.full_name}`}
                        checked={picked.has(candidate.id)}
                        onChange={(event) => pick([candidate.id], event.currentTarget.checked)}
                      />
                    </Table.Td>
                  )}
                  <Table.Td className={classes.person}>
                    <Group gap="sm" wrap="nowrap">
                      <PersonAvatar name={candidate.full_name} size={30} />
                      <div className={classes.who}>
                        <Link
                          to="/app/candidates/$candidateId"
                          params={{ candidateId: candidate.id }}
                          className={classes.name}
                        >
                          {candidate.full_name}
                        </Link>
                        <Text size="xs" c="dimmed" truncate>
                          {[candidate.email === '' ? 'No e-mail' : candidate.email, candidate.headline]
                            .filter((fact) => fact !== '')
                            .join(' · ')}
                        </Text>
                        <TagBadges tags={candidate.tags} most={4} />
                      </div>
                    </Group>
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <Text size="sm" c="dimmed">
                      {candidate.location}
                    </Text>
                  </Table.Td>
                  <Table.Td>{candidate.applications_count}</Table.Td>
                  <Table.Td visibleFrom="sm">
                    <Text size="sm" c="dimmed" component="span">
                      {candidate.last_applied_at === null ? (
                        'Never'
                      ) : (
                        <RelativeTime at={candidate.last_applied_at} />
                      )}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
      <SortBar chosen={chosen} pool={search.pool} onClear={() => setPicked(new Set())} />
      <CandidateDialog
        candidate={null}
        opened={adding}
        onClose={() => setAdding(false)}
        onSaved={(saved) =>
          void navigate({ to: '/app/candidates/$candidateId', params: { candidateId: saved.id } })
        }
      />
    </Page>
  );
}
