import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDateTime } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { snoozedQuery, triageKey, wake } from '../api/triage';

/** What one snoozed, and the way to have it back at once. */
export function SnoozedDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onClose} title={t`Snoozed`}>
      {opened && <List />}
    </Modal>
  );
}

function List() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(snoozedQuery);
  const waking = useMutation({
    mutationFn: wake,
    onError: (failure) => toastFailed(t`It is still snoozed`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: triageKey }),
  });
  if (error !== null) return <ErrorPanel error={error} what={t`The list`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  if (data.items.length === 0)
    return (
      <Empty icon={<IconClockPause size={24} />} title={t`Nothing is snoozed`} compact>
        <Trans>Press S to put an application off until you can decide.</Trans>
      </Empty>
    );
  return (
    <Stack gap="sm">
      {data.items.map((item) => (
        <Group key={item.application_id} justify="space-between" wrap="nowrap">
          <div>
            <Text fw={550}>{item.candidate_name}</Text>
            <Text size="xs" c="dimmed">
              <Trans>
                {item.job_title} · until {formatDateTime(item.until)}
              </Trans>
            </Text>
          </div>
          <Button
            size="xs"
            variant="default"
            aria-label={t`Bring ${item.candidate_name} back`}
            disabled={waking.isPending}
            onClick={() => waking.mutate(item.application_id)}
          >
            <Trans>Bring back</Trans>
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
