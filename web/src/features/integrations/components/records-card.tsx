import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Connection, ConnectionRecord, RecordState } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { connectionsQuery, decide, recordsQuery } from '../api/connections';
import { fieldOf, listOf, recordStateOf } from '../model/words';
import classes from './integrations.module.css';

const states: readonly RecordState[] = ['linked', 'undecided', 'skipped', 'left', 'erased'];

/** What became of each record. */
export function RecordsCard({ connection, manages }: { connection: Connection; manages: boolean }) {
  const { t } = useLingui();
  const waits = connection.streams.some(({ counts }) => (counts.undecided ?? 0) > 0);
  const [state, setState] = useState<RecordState | undefined>(waits ? 'undecided' : undefined);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    recordsQuery(connection.id, state),
  );
  const records = data?.pages.flatMap(({ items }) => items);
  return (
    <Card component="section" aria-labelledby="records">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5" id="records">
            <Trans>Records</Trans>
          </Title>
          <Select
            aria-label={t`Which records`}
            data={[
              { value: '', label: t`All` },
              ...states.map((one) => ({ value: one, label: recordStateOf(one) })),
            ]}
            value={state ?? ''}
            allowDeselect={false}
            onChange={(value) => setState(states.find((one) => one === value))}
          />
        </Group>
        {error !== null ? (
          <ErrorPanel error={error} what={t`The records`} onRetry={() => void refetch()} />
        ) : records === undefined ? (
          <RowsSkeleton rows={4} />
        ) : records.length === 0 ? (
          <Text size="sm" c="dimmed">
            <Trans>There are none.</Trans>
          </Text>
        ) : (
          <ul className={classes.rows} aria-label={t`Records`}>
            {records.map((record) => (
              <li key={record.id}>
                <RecordLine connection={connection} record={record} manages={manages} />
              </li>
            ))}
          </ul>
        )}
        <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      </Stack>
    </Card>
  );
}

function RecordLine(props: { connection: Connection; record: ConnectionRecord; manages: boolean }) {
  const { connection, record, manages } = props;
  const { t } = useLingui();
  const client = useQueryClient();
  const decided = useMutation({
    mutationFn: (side: 'ours' | 'theirs') => decide(connection.id, record.id, side),
    onSuccess: () => toastDone(t`Decided.`),
    onError: (error) => toastFailed(t`Nothing is decided`, error),
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const label = record.label === '' ? record.external_id : record.label;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Named record={record} label={label} />
        <Text size="sm">{recordStateOf(record.state)}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        {listOf(record.stream)} {record.external_id} · {t`seen at ${formatDateTime(record.seen_at)}`}
        {record.gone_at !== null && ` · ${t`gone over there`}`}
      </Text>
      {record.why !== '' && <Text size="sm">{record.why}</Text>}
      {record.problems.map(({ target, sentence }) => (
        <Text key={target} size="sm" c="dimmed">
          {fieldOf(target)}: {sentence}
        </Text>
      ))}
      {record.state === 'undecided' && (
        <>
          <ul className={classes.rows} aria-label={t`What differs: ${label}`}>
            {Object.keys(record.theirs).map((name) => (
              <li key={name}>
                <Text size="sm">
                  <Trans>
                    {fieldOf(name)}: here “{record.ours[name] ?? ''}”, there “{record.theirs[name] ?? ''}”
                  </Trans>
                </Text>
              </li>
            ))}
          </ul>
          {manages && (
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                loading={decided.isPending}
                aria-label={t`Keep ours: ${label}`}
                onClick={() => decided.mutate('ours')}
              >
                <Trans>Keep ours</Trans>
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={decided.isPending}
                aria-label={t`Take theirs: ${label}`}
                onClick={() => decided.mutate('theirs')}
              >
                <Trans>Take theirs</Trans>
              </Button>
            </Group>
          )}
        </>
      )}
    </>
  );
}

function Named({ record, label }: { record: ConnectionRecord; label: string }) {
  if (record.candidate_id !== null)
    return (
      <Anchor
        fw={600}
        size="sm"
        renderRoot={(props) => (
          <Link
            {...props}
            to="/app/candidates/$candidateId"
            params={{ candidateId: record.candidate_id ?? '' }}
          />
        )}
      >
        {label}
      </Anchor>
    );
  if (record.job_id !== null)
    return (
      <Anchor
        fw={600}
        size="sm"
        renderRoot={(props) => (
          <Link {...props} to="/app/jobs/$jobId" params={{ jobId: record.job_id ?? '' }} />
        )}
      >
        {label}
      </Anchor>
    );
  return (
    <Text fw={600} size="sm">
      {label}
    </Text>
  );
}
