import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Hold } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { holdsQuery, liftHold } from '../api/holds';
import { HoldDialog, type HoldTarget } from './hold-dialog';

/** All legal holds, the newest first, those that stand with the way to lift them. */
export function HoldsPanel() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(holdsQuery);
  const [placing, setPlacing] = useState<HoldTarget | null>(null);
  if (error !== null) return <ErrorPanel error={error} what={t`The holds`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={90} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={560}>
          <Trans>
            What may be needed as evidence is not erased as long as a hold stands. Hold a person on their
            record, or a whole job here.
          </Trans>
        </Text>
        <Button
          leftSection={<IconPlus size={16} />}
          onClick={() => setPlacing({ kind: 'job', id: null, name: '' })}
        >
          <Trans>Hold a job</Trans>
        </Button>
      </Group>
      {items.length === 0 && (
        <Empty icon={<IconLock size={22} />} title={t`Nothing is held`}>
          <Trans>
            When a dispute begins, hold the person or the job, so that nobody erases what you need.
          </Trans>
        </Empty>
      )}
      {items.map((one) => (
        <OneHold key={one.id} hold={one} />
      ))}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      <HoldDialog target={placing} onClose={() => setPlacing(null)} />
    </Stack>
  );
}

function OneHold({ hold }: { hold: Hold }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const lifting = useMutation({
    mutationFn: () => liftHold(hold.id, hold.version),
    onSuccess: () => toastDone(t`The hold is lifted.`),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['holds'] });
      void client.invalidateQueries({ queryKey: ['erasure'] });
    },
  });
  const over = hold.lifted_at === null && hold.ends_at !== null && new Date(hold.ends_at) <= new Date();
  const name = hold.name === '' ? t`A record that is not shown` : hold.name;
  return (
    <Card>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ minWidth: 0, flex: '1 1 240px' }}>
          {hold.kind === 'job' ? (
            <Anchor
              underline="always"
              renderRoot={(props) => (
                <Link {...props} to="/app/jobs/$jobId" params={{ jobId: hold.subject_id }} />
              )}
            >
              {name}
            </Anchor>
          ) : (
            <Anchor
              underline="always"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/app/candidates/$candidateId"
                  params={{ candidateId: hold.subject_id }}
                />
              )}
            >
              {name}
            </Anchor>
          )}
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {hold.reason}
          </Text>
          <Text size="xs" c="dimmed">
            {hold.ends_on === null ? (
              <Trans>
                {hold.placed_by_name}, {formatDate(hold.placed_at)}, until somebody lifts it
              </Trans>
            ) : (
              <Trans>
                {hold.placed_by_name}, {formatDate(hold.placed_at)}, until {formatDay(hold.ends_on)}
              </Trans>
            )}
          </Text>
        </div>
        {hold.lifted_at !== null ? (
          <Badge variant="default">
            <Trans>Lifted by {hold.lifted_by_name}</Trans>
          </Badge>
        ) : over ? (
          <Badge variant="default">
            <Trans>Over</Trans>
          </Badge>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={lifting.isPending}
            aria-label={t`Lift the hold on ${name}`}
            onClick={() => lifting.mutate()}
          >
            <Trans>Lift</Trans>
          </Button>
        )}
      </Group>
      <FormError error={lifting.error} />
    </Card>
  );
}
