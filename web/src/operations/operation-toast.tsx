import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { announce } from '@/ui/announcer';
import { isOpen, madeFile, operationQuery, progressOf } from './operations';
import { useOperationActions } from './use-operation-actions';

const shownFor = 15_000;

/** The progress of one operation, and at its end what can be done with the outcome. */
export function OperationToast(props: { id: string; title: string; onClose: () => void }) {
  const { t } = useLingui();
  const { id, title, onClose } = props;
  const { data: operation } = useQuery(operationQuery(id));
  const { stop, takeBack } = useOperationActions();
  const ended = operation !== undefined && !isOpen(operation);
  const outcome = ended ? `${title}: ${progressOf(operation)}.` : null;
  const allDone = ended && operation.done + operation.skipped === operation.total && !operation.has_file;
  useEffect(() => {
    if (outcome !== null) announce(outcome);
  }, [outcome]);
  useEffect(() => {
    if (!allDone) return undefined;
    const timer = setTimeout(onClose, shownFor);
    return () => clearTimeout(timer);
  }, [allDone, onClose]);
  return (
    <Stack gap={6}>
      <Text size="sm" fw={550}>
        {title}
      </Text>
      {operation === undefined ? (
        <Text size="xs" c="dimmed">
          <Trans>Starting…</Trans>
        </Text>
      ) : (
        <>
          {!ended && (
            <Progress
              size="sm"
              value={(100 * operation.processed) / operation.total}
              aria-label={t`Progress of ${title}`}
            />
          )}
          <Text size="xs" c="dimmed">
            {progressOf(operation)}
            {operation.remark !== '' && `. ${operation.remark}`}
          </Text>
        </>
      )}
      <Group gap="xs">
        {operation?.can_cancel === true && (
          <Button
            size="compact-sm"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate(id)}
          >
            <Trans>Stop</Trans>
          </Button>
        )}
        {operation?.has_file === true && (
          <Button size="compact-sm" component="a" href={madeFile(id)} download>
            <Trans>Download the file</Trans>
          </Button>
        )}
        {operation?.can_undo === true && (
          <Button
            size="compact-sm"
            variant="light"
            loading={takeBack.isPending}
            onClick={() =>
              takeBack.mutate(id, {
                onSuccess: onClose,
              })
            }
          >
            <Trans>Undo</Trans>
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" component="a" href={`/app/operations/${id}`}>
          <Trans>Details</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
