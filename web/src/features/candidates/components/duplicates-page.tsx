import { plural, t } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowMerge, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DuplicatePair } from '@/contract';
import { formatDate } from '@/format/dates';
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
  {
    value: 'open',
    get label() {
      return t`To decide`;
    },
  },
  {
    value: 'later',
    get label() {
      return t`Later`;
    },
  },
  {
    value: 'different',
    get label() {
      return t`Not the same`;
    },
  },
];

const nothing: Record<PairView, string> = {
  get open() {
    return t`When two records share a mailbox, a phone number, or name and employer, you decide here whether they are one person.`;
  },
  get later() {
    return t`Pairs that you put aside come back after a week.`;
  },
  get different() {
    return t`Pairs that somebody said are two people. They come back only if more is found in common.`;
  },
};

/** Pairs of records that may be one person. */
export function DuplicatesPage({ view, onView }: { view: PairView; onView: (view: PairView) => void }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    duplicatesQuery(view),
  );
  const pairs = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t`Duplicates`}
      width="narrow"
      above={<CandidatesNav />}
      description={<LastLook />}
      actions={<LookThroughAll />}
    >
      <SegmentedControl
        mb="md"
        aria-label={t`Which pairs`}
        data={views}
        value={view}
        onChange={(next) => onView(next as PairView)}
      />
      {error !== null ? (
        <ErrorPanel error={error} what={t`The pairs`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : pairs.length === 0 ? (
        <Empty icon={<IconUsers size={26} />} title={t`No pairs here`}>
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
  const { t } = useLingui();
  const { data } = useQuery(duplicateScanQuery);
  const scan = data?.scan;
  // A pass before there was anybody says nothing about those who are there now.
  if (scan == null || (scan.finished_at !== null && scan.seen === 0))
    return t`Two records of one person, found by mailbox, phone number, or name and employer.`;
  if (scan.finished_at === null)
    return t`Looking through all records: ${plural(scan.seen, { one: '# record', other: '# records' })} so far.`;
  return (
    <>
      <Trans>
        Looked through all <Plural value={scan.seen} one="# record" other="# records" />{' '}
        <RelativeTime at={scan.finished_at} />.
      </Trans>
    </>
  );
}

function LookThroughAll() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data } = useQuery(duplicateScanQuery);
  const look = useMutation({
    mutationFn: lookThroughAll,
    onError: (error) => toastFailed(t`The records were not looked through`, error),
    onSettled: () => client.invalidateQueries({ queryKey: duplicateScanQuery.queryKey }),
  });
  return (
    <Button
      variant="default"
      onClick={() => look.mutate()}
      loading={look.isPending}
      disabled={data?.scan != null && data.scan.finished_at === null}
    >
      <Trans>Look through all records</Trans>
    </Button>
  );
}

const done: Record<PairDecision, string> = {
  get different() {
    return t`Noted: these are two people.`;
  },
  get later() {
    return t`They come back in a week.`;
  },
  get open() {
    return t`The pair is back among those to decide.`;
  },
};

function Pair({ pair, view }: { pair: DuplicatePair; view: PairView }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: PairDecision) => decidePair(pair.id, pair.version, decision),
    onSuccess: (_, decision) => toastDone(done[decision]),
    onError: (error) => toastFailed(t`Nothing was decided`, error),
    onSettled: () => client.invalidateQueries({ queryKey: ['duplicates'] }),
  });
  const names = t`${pair.first.full_name} and ${pair.second.full_name}`;
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
          <Trans>
            {pair.decided_by} decided on {formatDate(pair.decided_at)}
          </Trans>
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
              aria-label={t`Compare ${names}`}
            />
          )}
        >
          <Trans>Compare</Trans>
        </Button>
        {view !== 'different' && (
          <Button size="xs" variant="default" onClick={() => decide.mutate('different')}>
            <Trans>Not the same person</Trans>
          </Button>
        )}
        {view === 'open' ? (
          <Button size="xs" variant="subtle" onClick={() => decide.mutate('later')}>
            <Trans>Later</Trans>
          </Button>
        ) : (
          <Button size="xs" variant="subtle" onClick={() => decide.mutate('open')}>
            <Trans>Ask again now</Trans>
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
        <Trans>
          <Plural value={person.applications_count} one="# application" other="# applications" /> · known
          since {formatDate(person.created_at)}
        </Trans>
      </Text>
    </div>
  );
}
