import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { Operation } from '@/contract';
import { minutesUntil } from '@/format/dates';
import { plural } from '@/format/numbers';
import { isOpen, madeFile, progressOf, resultsFile } from '@/operations/operations';
import { useOperationActions } from '@/operations/use-operation-actions';
import { RelativeTime } from '@/ui/relative-time';

const words: Partial<Record<Operation['status'], string>> = {
  waiting: 'waits for its turn',
  running: 'under way',
  cancelled: 'stopped',
  stopped: 'could not go on',
};

/** How far an operation has come, and what can be done with it. */
export function OperationSummary({ operation }: { operation: Operation }) {
  const { stop, takeBack } = useOperationActions();
  const { id, total, processed } = operation;
  const state = words[operation.status];
  const left = operation.undo_until === null ? 0 : minutesUntil(operation.undo_until);
  return (
    <Stack gap={8}>
      <Text size="sm" c="dimmed">
        {operation.started_by_name}, <RelativeTime at={operation.created_at} />
        {state !== undefined && ` · ${state}`}
        {operation.undone_by_id !== null && ' · taken back'}
      </Text>
      {isOpen(operation) && (
        <Progress value={(100 * processed) / total} aria-label={`Progress of ${operation.title}`} />
      )}
      <Text size="sm">{progressOf(operation)}</Text>
      {operation.remark !== '' && <Alert color="yellow">{operation.remark}</Alert>}
      <Group gap="xs">
        {operation.can_cancel && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate(id)}>
            Stop
          </Button>
        )}
        {operation.has_file && (
          <Button size="xs" component="a" href={madeFile(id)} download>
            Download the file
          </Button>
        )}
        {operation.can_undo && (
          <Button size="xs" variant="light" loading={takeBack.isPending} onClick={() => takeBack.mutate(id)}>
            Undo ({left < 60 ? plural(left, 'minute') : plural(Math.floor(left / 60), 'hour')} left)
          </Button>
        )}
        <Button size="xs" variant="default" component="a" href={resultsFile(id)} download>
          Results as CSV
        </Button>
      </Group>
    </Stack>
  );
}
