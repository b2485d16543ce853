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
  applied: 'Applied',
  reopened: 'Reopened',
  undone: 'Undone',
  migrated: 'Change of the workflow',
  withdrawn: 'Withdrawn',
  accepted: 'Offer accepted',
};

/** How the application moved, oldest first: the record that reports count on. */
export function HistoryList({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(historyQuery(id));
  if (error !== null) return <ErrorPanel error={error} what="The history" onRetry={() => void refetch()} />;
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
  const { from_stage: from, to_stage: to, kind, undone } = transition;
  return (
    <li className={classes.entry}>
      <Group gap={6}>
        {from !== null && (
          <>
            <StageBadge name={from.name} kind={from.kind} />
            <IconArrowRight size={14} aria-label="to" />
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
            Taken back later
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        <time dateTime={transition.at}>{formatDateTime(transition.at)}</time> · {transition.by.name}
      </Text>
      {transition.reason !== '' && <Text size="sm">Reason: {transition.reason}</Text>}
      {transition.note !== '' && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {transition.note}
        </Text>
      )}
    </li>
  );
}
