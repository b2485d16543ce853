import { Button, Group, Table, Text } from '@mantine/core';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { plural } from '@/format/numbers';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { SearchField } from '@/ui/search-field';
import { RowsSkeleton } from '@/ui/skeletons';
import { candidatesQuery } from '../api/get-candidates';
import { CandidateDialog } from './candidate-dialog';
import classes from './candidates-list.module.css';

/** Everybody the organization knows, newest first, found by the beginning of a name or an address. */
export function CandidatesList({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(candidatesQuery(q));
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const candidates = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Candidates"
      description={
        candidates.length > 0 &&
        (hasNextPage
          ? `The newest ${candidates.length}, more below`
          : plural(candidates.length, 'person', 'people'))
      }
      actions={
        <Can do="candidates:update">
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
            Add a candidate
          </Button>
        </Can>
      }
      below={<SearchField mt="md" value={q} onSearch={onSearch} label="Search by name or e-mail" maw={360} />}
    >
      {error !== null ? (
        <ErrorPanel error={error} what="The candidates" onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={50} />
      ) : candidates.length === 0 ? (
        q === '' ? (
          <Empty icon={<IconUsers size={26} />} title="Nobody yet">
            People appear here when they apply. You can also add somebody you met.
          </Empty>
        ) : (
          <Empty
            icon={<IconSearchOff size={26} />}
            title={`Nobody is called “${q}”`}
            actions={
              <Button variant="default" onClick={() => onSearch('')}>
                Show everybody
              </Button>
            }
          >
            Search finds beginnings of names and e-mail addresses.
          </Empty>
        )
      ) : (
        <>
          <Table verticalSpacing={8} className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th visibleFrom="sm">Place</Table.Th>
                <Table.Th>Applications</Table.Th>
                <Table.Th visibleFrom="sm">Last applied</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {candidates.map((candidate) => (
                <Table.Tr key={candidate.id} className={classes.row}>
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
