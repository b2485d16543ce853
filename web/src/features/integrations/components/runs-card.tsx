import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Connection, ConnectionRun } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { runsQuery } from '../api/connections';
import { deedOf, listOf } from '../model/words';
import classes from './integrations.module.css';
import { Unfolded } from './unfolded';

/** Each time that it was read: when, why, what came of it, and the log. */
export function RunsCard({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    runsQuery(connection.id),
  );
  const runs = data?.pages.flatMap(({ items }) => items);
  return (
    <Card component="section" aria-labelledby="runs">
      <Stack gap="sm">
        <Title order={2} size="h5" id="runs">
          <Trans>Runs</Trans>
        </Title>
        {error !== null ? (
          <ErrorPanel error={error} what={t`The runs`} onRetry={() => void refetch()} />
        ) : runs === undefined ? (
          <RowsSkeleton rows={3} />
        ) : (
          <ul className={classes.rows} aria-label={t`Runs`}>
            {runs.map((run) => (
              <li key={run.id}>
                <Run run={run} />
              </li>
            ))}
          </ul>
        )}
        <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      </Stack>
    </Card>
  );
}

function Run({ run }: { run: ConnectionRun }) {
  const { t } = useLingui();
  const at = formatDateTime(run.started_at);
  const counted = Object.entries(run.counts).map(
    ([stream, counts]) =>
      `${listOf(stream)}: ${Object.entries(counts)
        .map(([deed, count]) => deedOf(deed, count))
        .join(', ')}`,
  );
  return (
    <>
      <Text size="sm">
        {at} · {run.cause === 'person' ? t`asked for by ${run.by_name}` : t`by the clock`}
        {run.ended_at === null && ` · ${t`under way`}`}
      </Text>
      <Text size="sm" c="dimmed">
        {counted.length === 0 ? t`Nothing was taken.` : counted.join(' · ')}
      </Text>
      {run.problem !== null && (
        <Text size="sm" c="red">
          {run.problem_text} {run.problem_said}
        </Text>
      )}
      {run.log.length > 0 && (
        <Unfolded label={t`Log of ${at}`}>
          {() => (
            <ul className={classes.rows} aria-label={t`Log`}>
              {run.log.map((line) => (
                <li key={`${line.at} ${line.text}`}>
                  <Text size="xs">
                    {formatDateTime(line.at)} {line.text}
                  </Text>
                </li>
              ))}
            </ul>
          )}
        </Unfolded>
      )}
    </>
  );
}
