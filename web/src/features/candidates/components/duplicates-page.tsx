import { Badge, Button, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowMerge, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DuplicatePair } from '@/contract';
import { formatDate } from '@/format/dates';
import { plural } from '@/format/numbers';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import {
  decidePair,
  duplicateScanQuery,
  duplicatesQuery,
  lookThroughAll,
  type PairDecision,
  type PairView,
} from '../api/duplicates';
import { likelihood, reasonOf } from '../model/comparing';
import { CandidatesNav } from './candidates-nav';
import classes from './duplicates-page.module.css';

const views = [
  { value: 'open', label: 'To decide' },
  { value: 'later', label: 'Later' },
  { value: 'different', label: 'Not the same' },
];

const nothing: Record<PairView, string> = {
  open: 'When two records share a mailbox, a phone number, or name and employer, you decide here whether they are one person.',
  later: 'Pairs that you put aside come back after a week.',
  different: 'Pairs that somebody said are two people. They come back only if more is found in common.',
};

/** Pairs of records that may be one person. */
export function DuplicatesPage({ view, onView }: { view: PairView; onView: (view: PairView) => void }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    duplicatesQuery(view),
  );
  const pairs = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Duplicates"
      width="narrow"
      above={<CandidatesNav />}
      description={<LastLook />}
      actions={<LookThroughAll />}
    >
      <SegmentedControl
        mb="md"
        aria-label="Which pairs"
        data={views}
        value={view}
        onChange={(next) => onView(next as PairView)}
      />
      {error !== null ? (
        <ErrorPanel error={error} what="The pairs" onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : pairs.length === 0 ? (
        <Empty icon={<IconUsers size={26} />} title="No pairs here">
          {nothing[view]}
        </Empty>
      ) : (
        <Stack component="ul" className={classes.list}>
          {pairs.map((pair) => (
            <Pair key={pair.id} pair={pair} view={view} />
          ))}
        </Stack>
      )}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Page>
  );
}

function LastLook() {
  const { data } = useQuery(duplicateScanQuery);
  const scan = data?.scan;
  // A pass before there was anybody says nothing about those who are there now.
  if (scan == null || (scan.finished_at !== null && scan.seen === 0))
    return 'Two records of one person, found by mailbox, phone number, or name and employer.';
  if (scan.finished_at === null) return `Looking through all records: ${plural(scan.seen, 'record')} so far.`;
  return (
    <>
      Looked through all {plural(scan.seen, 'record')} <RelativeTime at={scan.finished_at} />.
    </>
  );
}

function LookThroughAll() {
  const client = useQueryClient();
  const { data } = useQuery(duplicateScanQuery);
  const look = useMutation({
    mutationFn: lookThroughAll,
    onError: (error) => toastFailed('The records were not looked through', error),
    onSettled: () => client.invalidateQueries({ queryKey: duplicateScanQuery.queryKey }),
  });
  return (
    <Button
      variant="default"
      onClick={() => look.mutate()}
      loading={look.isPending}
      disabled={data?.scan != null && data.scan.finished_at === null}
    >
      Look through all records
    </Button>
  );
}

const done: Record<PairDecision, string> = {
  different: 'Noted: these are two people.',
  later: 'They come back in a week.',
  open: 'The pair is back among those to decide.',
};

function Pair({ pair, view }: { pair: DuplicatePair; view: PairView }) {
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: PairDecision) => decidePair(pair.id, pair.version, decision),
    onSuccess: (_, decision) => toastDone(done[decision]),
    onError: (error) => toastFailed('Nothing was decided', error),
    onSettled: () => client.invalidateQueries({ queryKey: ['duplicates'] }),
  });
  const names = `${pair.first.full_name} and ${pair.second.full_name}`;
  return (
    <Card component="li" aria-label={names}>
      <Group gap="xs" mb="sm">
        <Badge variant={pair.strength >= 3 ? 'filled' : 'light'}>{likelihood(pair.strength)}</Badge>
        {pair.reasons.map((reason) => (
          <Text key={reason.kind + reason.value} size="xs" c="dimmed" className={classes.wrap}>
            {reasonOf(reason)}
          </Text>
        ))}
      </Group>
      <div className={classes.two}>
        <Person person={pair.first} />
        <Person person={pair.second} />
      </div>
      {view !== 'open' && pair.decided_at !== null && (
        <Text size="xs" c="dimmed" mt="sm">
          {pair.decided_by} decided on {formatDate(pair.decided_at)}
        </Text>
      )}
      <Group gap="xs" mt="md">
        <Button
          size="xs"
          leftSection={<IconArrowMerge size={15} />}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/app/candidates/$candidateId/merge/$otherId"
              params={{ candidateId: pair.first.id, otherId: pair.second.id }}
              aria-label={`Compare ${names}`}
            />
          )}
        >
          Compare
        </Button>
        {view !== 'different' && (
          <Button size="xs" variant="default" onClick={() => decide.mutate('different')}>
            Not the same person
          </Button>
        )}
        {view === 'open' ? (
          <Button size="xs" variant="subtle" onClick={() => decide.mutate('later')}>
            Later
          </Button>
        ) : (
          <Button size="xs" variant="subtle" onClick={() => decide.mutate('open')}>
            Ask again now
          </Button>
        )}
      </Group>
    </Card>
  );
}

function Person({ person }: { person: DuplicatePair['first'] }) {
  const facts = [person.email, person.phone, person.employer, person.location].filter((one) => one !== '');
  return (
    <div className={classes.person}>
      <Link to="/app/candidates/$candidateId" params={{ candidateId: person.id }} className={classes.name}>
        {person.full_name}
      </Link>
      {person.headline !== '' && <Text size="sm">{person.headline}</Text>}
      {facts.map((fact) => (
        <Text key={fact} size="sm" c="dimmed" className={classes.wrap}>
          {fact}
        </Text>
      ))}
      <Text size="xs" c="dimmed" mt={4}>
        {plural(person.applications_count, 'application')} · known since {formatDate(person.created_at)}
      </Text>
    </div>
  );
}
