import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { IconMoon } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { RetentionOutcome, RetentionRun } from '@/contract';
import { ExportButton } from '@/files/export-button';
import { formatDay } from '@/format/dates';
import { retentionPeople } from '@/retention/words';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { exportRun, retentionRunsQuery } from '../api/retention';

/** What each night did, newest first. */
export function RetentionRuns() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(retentionRunsQuery);
  if (error !== null) return <ErrorPanel error={error} what={t`The nights`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={2} height={80} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty icon={<IconMoon size={22} />} title={t`No night yet`}>
        <Trans>When a rule says how long people are kept, each night’s work stands here.</Trans>
      </Empty>
    );
  return (
    <Stack>
      {items.map((run) => (
        <OneRun key={run.id} run={run} />
      ))}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Stack>
  );
}

function OneRun({ run }: { run: RetentionRun }) {
  const { t } = useLingui();
  const day = formatDay(run.day);
  return (
    <Card>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ minWidth: 0, flex: '1 1 240px' }}>
          <Group gap="xs">
            <Text fw={550}>{day}</Text>
            {run.finished_at === null && (
              <Badge variant="default">
                <Trans>Under way</Trans>
              </Badge>
            )}
          </Group>
          <Text size="sm">
            {run.due === 0
              ? t`Nobody was due.`
              : run.counts.map(({ outcome, count }) => became(outcome, count)).join(', ')}
          </Text>
          <Text size="xs" c="dimmed">
            {run.rules
              .map(({ kind, months }) => {
                const people = retentionPeople[kind];
                const time = plural(months ?? 0, { one: '# month', other: '# months' });
                return `${people}: ${time}`;
              })
              .join(' · ')}
          </Text>
        </div>
        {run.due > 0 && (
          <ExportButton
            label={t`Export ${day}`}
            name={`retention-${run.day}.csv`}
            get={() => exportRun(run.id)}
          />
        )}
      </Group>
    </Card>
  );
}

const became = (outcome: RetentionOutcome, count: number): string => {
  switch (outcome) {
    case 'erased':
      return plural(count, { one: '# person erased', other: '# people erased' });
    case 'legal_hold':
      return plural(count, { one: '# kept by a legal hold', other: '# kept by legal holds' });
    case 'open_applications':
      return plural(count, { one: '# kept, applied again', other: '# kept, applied again' });
    case 'no_longer_due':
      return plural(count, { one: '# kept, no longer due', other: '# kept, no longer due' });
  }
};
