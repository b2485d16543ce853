import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Transition } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { historyQuery } from '../api/get-history';
import classes from './history-list.module.css';

const words: Record<string, string> = {
  get applied() {
    return t`Applied`;
  },
  get reopened() {
    return t`Reopened`;
  },
  get undone() {
    return t`Undone`;
  },
  get migrated() {
    return t`Change of the workflow`;
  },
  get withdrawn() {
    return t`Withdrawn`;
  },
  get accepted() {
    return t`Offer accepted`;
  },
};

/** How the application moved, oldest first: the record that reports count on. */
export function HistoryList({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(historyQuery(id));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The history`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  return (
    <Stack gap="md" component="ol" className={classes.list}>
      {data.items.map((transition) => (
        <Entry key={transition.id} transition={transition} />
      ))}
    </Stack>
  );
}

function Entry({ transition }: { transition: Transition }) {
  const { t } = useLingui();
  const { from_stage: from, to_stage: to, kind, undone } = transition;
  return (
    <li className={classes.entry}>
      <Group gap={6}>
        {from !== null && (
          <>
            <StageBadge name={from.name} kind={from.kind} />
            <IconArrowRight size={14} aria-label={t`to`} />
          </>
        )}
        <StageBadge name={to.name} kind={to.kind} />
        {words[kind] !== undefined && (
          <Text span size="xs" c="dimmed">
            {words[kind]}
          </Text>
        )}
        {undone && (
          <Text span size="xs" c="dimmed">
            <Trans>Taken back later</Trans>
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        <time dateTime={transition.at}>{formatDateTime(transition.at)}</time> · {transition.by.name}
      </Text>
      {transition.reason !== '' && (
        <Text size="sm">
          <Trans>Reason: {transition.reason}</Trans>
        </Text>
      )}
      {transition.note !== '' && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {transition.note}
        </Text>
      )}
    </li>
  );
}
