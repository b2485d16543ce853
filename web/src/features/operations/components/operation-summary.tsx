import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { Operation } from '@/contract';
import { minutesUntil } from '@/format/dates';
import { isOpen, madeFile, progressOf, resultsFile } from '@/operations/operations';
import { useOperationActions } from '@/operations/use-operation-actions';
import { RelativeTime } from '@/ui/relative-time';

const words: Partial<Record<Operation['status'], string>> = {
  get waiting() {
    return t`waits for its turn`;
  },
  get running() {
    return t`under way`;
  },
  cancelled: 'stopped',
  get stopped() {
    return t`could not go on`;
  },
};

/** How far an operation has come, and what can be done with it. */
export function OperationSummary({ operation }: { operation: Operation }) {
  const { t } = useLingui();
  const { stop, takeBack } = useOperationActions();
  const { id, total, processed } = operation;
  const state = words[operation.status];
  const left = operation.undo_until === null ? 0 : minutesUntil(operation.undo_until);
  return (
    <Stack gap={8}>
      <Text size="sm" c="dimmed">
        {operation.started_by_name}, <RelativeTime at={operation.created_at} />
        {state !== undefined && ` · ${state}`}
        {operation.undone_by_id !== null && t` · taken back`}
      </Text>
      {isOpen(operation) && (
        <Progress value={(100 * processed) / total} aria-label={t`Progress of ${operation.title}`} />
      )}
      <Text size="sm">{progressOf(operation)}</Text>
      {operation.remark !== '' && <Alert color="yellow">{operation.remark}</Alert>}
      <Group gap="xs">
        {operation.can_cancel && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate(id)}>
            <Trans>Stop</Trans>
          </Button>
        )}
        {operation.has_file && (
          <Button size="xs" component="a" href={madeFile(id)} download>
            <Trans>Download the file</Trans>
          </Button>
        )}
        {operation.can_undo && (
          <Button size="xs" variant="light" loading={takeBack.isPending} onClick={() => takeBack.mutate(id)}>
            <Trans>
              Undo (
              {left < 60
                ? t`${plural(left, { one: '# minute', other: '# minutes' })}`
                : t`${plural(Math.floor(left / 60), { one: '# hour', other: '# hours' })}`}{' '}
              left)
            </Trans>
          </Button>
        )}
        <Button size="xs" variant="default" component="a" href={resultsFile(id)} download>
          <Trans>Results as CSV</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
