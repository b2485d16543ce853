import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ModelRun } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { formatNumber } from '@/format/numbers';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { modelRunsQuery } from '../api/language-model';
import classes from './model-runs.module.css';

/** Each time that the model was asked: when, for what, at what cost. */
export function ModelRuns() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(modelRunsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`What was asked`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  const runs = data.pages.flatMap(({ items }) => items);
  if (runs.length === 0)
    return (
      <Text size="sm" c="dimmed">
        <Trans>Nothing was asked yet.</Trans>
      </Text>
    );
  return (
    <>
      <ul className={classes.runs} aria-label={t`What was asked`}>
        {runs.map((run) => (
          <li key={run.id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">
                {run.capability === 'check' ? t`Check` : t`A résumé`} · {formatDateTime(run.started_at)}
              </Text>
              <Group gap="xs">
                <Text size="sm" c="dimmed">
                  <Trans>{formatNumber(run.tokens_read + run.tokens_written)} tokens</Trans>
                </Text>
                <RunState run={run} />
              </Group>
            </Group>
            <Text size="xs" c="dimmed">
              {run.problem === '' ? run.model : `${run.model} · ${run.problem}`}
            </Text>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

function RunState({ run }: { run: ModelRun }) {
  const { t } = useLingui();
  switch (run.state) {
    case 'answered':
      return <Badge color="spruce">{t`Answered`}</Badge>;
    case 'failed':
      return <Badge color="red">{t`Failed`}</Badge>;
    default:
      return <Badge color="gray">{t`Being asked`}</Badge>;
  }
}
