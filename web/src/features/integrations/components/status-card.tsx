import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Connection, ConnectionStream, RecordState } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { formatNumber } from '@/format/numbers';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { connectionQuery, connectionsQuery, type Move, move, readAgain, remove } from '../api/connections';
import { listOf, recordStateOf } from '../model/words';
import classes from './integrations.module.css';

type Asked = 'revoke' | 'remove' | 'again';

/** How it stands, what was read, and what can be done. */
export function StatusCard({ connection, manages }: { connection: Connection; manages: boolean }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [since, setSince] = useState('');
  const { id, state, running } = connection;
  const refresh = () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
  const show = (found: Connection) => client.setQueryData(connectionQuery(id).queryKey, found);
  const moved = useMutation({
    mutationFn: (how: Move) => move(id, how),
    onSuccess: show,
    onError: (error) => toastFailed(t`The connection is as it was`, error),
    onSettled: () => {
      setAsked(null);
      return refresh();
    },
  });
  const again = useMutation({
    mutationFn: () => readAgain(id, since === '' ? null : since),
    onSuccess: (found) => {
      show(found);
      toastDone(t`It is read again.`);
    },
    onError: (error) => toastFailed(t`Nothing is read again`, error),
    onSettled: () => {
      setAsked(null);
      return refresh();
    },
  });
  const removed = useMutation({
    mutationFn: () => remove(id),
    onSuccess: async () => {
      await navigate({ to: '/app/settings', search: { view: 'connections' } });
      await refresh();
    },
    onError: (error) => {
      setAsked(null);
      toastFailed(t`The connection is still there`, error);
    },
  });
  return (
    <Card component="section" aria-labelledby="connection-state">
      <Stack gap="sm">
        <Title order={2} size="h5" id="connection-state">
          <Trans>State</Trans>
        </Title>
        <Text size="sm" role="status">
          {running
            ? t`It is being read.`
            : connection.next_run_at === null
              ? t`It is not read.`
              : t`It is read next at ${formatDateTime(connection.next_run_at)}.`}{' '}
          {connection.tested_at !== null && t`Tested last at ${formatDateTime(connection.tested_at)}.`}
        </Text>
        <ul className={classes.rows} aria-label={t`Lists`}>
          {connection.streams.map((stream) => (
            <li key={stream.name}>
              <Text size="sm" fw={600}>
                {listOf(stream.name)}
              </Text>
              <Text size="sm" c="dimmed">
                <Counts stream={stream} />
              </Text>
            </li>
          ))}
        </ul>
        {manages && (
          <Group gap="xs">
            {state === 'tested' && (
              <Button loading={moved.isPending} onClick={() => moved.mutate('enable')}>
                <Trans>Enable</Trans>
              </Button>
            )}
            {state === 'enabled' && (
              <>
                <Button
                  variant="default"
                  loading={moved.isPending}
                  disabled={running}
                  onClick={() => moved.mutate('sync')}
                >
                  <Trans>Read now</Trans>
                </Button>
                <Button variant="default" onClick={() => setAsked('again')}>
                  <Trans>Read again…</Trans>
                </Button>
                <Button variant="default" loading={moved.isPending} onClick={() => moved.mutate('pause')}>
                  <Trans>Pause</Trans>
                </Button>
              </>
            )}
            {state === 'paused' && (
              <Button loading={moved.isPending} onClick={() => moved.mutate('resume')}>
                <Trans>Resume</Trans>
              </Button>
            )}
            {state !== 'revoked' && state !== 'draft' && (
              <Button variant="subtle" color="red" onClick={() => setAsked('revoke')}>
                <Trans>Revoke</Trans>
              </Button>
            )}
            {(state === 'revoked' || state === 'draft') && (
              <Button variant="subtle" color="red" onClick={() => setAsked('remove')}>
                <Trans>Remove</Trans>
              </Button>
            )}
          </Group>
        )}
      </Stack>
      <Confirm
        opened={asked === 'revoke'}
        title={t`Revoke ${connection.name}?`}
        action={t`Revoke`}
        danger
        loading={moved.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => moved.mutate('revoke')}
      >
        <Trans>Its keys are forgotten and nothing is read any more. Jobs and candidates stay.</Trans>
      </Confirm>
      <Confirm
        opened={asked === 'remove'}
        title={t`Remove ${connection.name}?`}
        action={t`Remove`}
        danger
        loading={removed.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => removed.mutate()}
      >
        <Trans>What was read from it is forgotten. Jobs and candidates stay.</Trans>
      </Confirm>
      <Confirm
        opened={asked === 'again'}
        title={t`Read again`}
        action={t`Read again`}
        loading={again.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => again.mutate()}
      >
        <Stack gap="sm">
          <Trans>What is here already is not doubled.</Trans>
          <TextInput
            type="date"
            label={t`What has changed since`}
            description={t`Everything, if this is empty.`}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
        </Stack>
      </Confirm>
    </Card>
  );
}

function Counts({ stream }: { stream: ConnectionStream }) {
  const { t } = useLingui();
  const counted = Object.entries(stream.counts).map(
    ([state, count]) => `${formatNumber(count)} ${recordStateOf(state as RecordState)}`,
  );
  if (stream.gone > 0) counted.push(t`${formatNumber(stream.gone)} gone over there`);
  const read =
    stream.read_at === null ? t`Not read yet` : t`Read to the end at ${formatDateTime(stream.read_at)}`;
  return [...counted, read].join(' · ');
}
