import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconDeviceDesktop, IconTerminal2 } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { describeUserAgent } from '@/format/words';
import { startAfresh } from '@/session/start-afresh';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { endSession, sessionsQuery, signOutEverywhere } from '../api/account';

/** Where one is signed in, and how to end it. */
export function SessionsCard() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => toastDone(t`That session has ended.`),
    onError: (failure) => toastFailed(t`The session goes on`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const endAll = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => startAfresh('/app/sign-in'),
    onError: (failure) => toastFailed(t`You are still signed in`, failure),
  });
  return (
    <Card component="section">
      <Group justify="space-between" mb="md">
        <Title order={2}>
          <Trans>Where you are signed in</Trans>
        </Title>
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          <Trans>Sign out everywhere</Trans>
        </Button>
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The sessions`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : (
        <Stack gap="sm">
          {data.items.map((session) => (
            <Group key={session.id} justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap" miw={0}>
                {session.kind === 'browser' ? (
                  <IconDeviceDesktop size={20} stroke={1.6} aria-hidden />
                ) : (
                  <IconTerminal2 size={20} stroke={1.6} aria-hidden />
                )}
                <div style={{ minWidth: 0 }}>
                  <Group gap={6}>
                    <Text fw={550}>{describeUserAgent(session.user_agent)}</Text>
                    {session.current && (
                      <Badge color="spruce">
                        <Trans>This one</Trans>
                      </Badge>
                    )}
                  </Group>
                  <Text size="xs" c="dimmed" truncate>
                    <Trans>
                      {session.ip === '' ? '' : `${session.ip} · `}seen{' '}
                      <RelativeTime at={session.last_seen_at} />
                    </Trans>
                    {session.way === 'passkey' && (
                      <>
                        {' · '}
                        <Trans>with a passkey</Trans>
                      </>
                    )}
                  </Text>
                </div>
              </Group>
              {!session.current && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => end.mutate(session.id)}
                  aria-label={t`End the session on ${describeUserAgent(session.user_agent)}`}
                >
                  <Trans>End</Trans>
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Sign out everywhere?`}
        action={t`Sign out everywhere`}
        loading={endAll.isPending}
        onConfirm={() => endAll.mutate()}
      >
        <Trans>Every browser and program, this one too, has to sign in again.</Trans>
      </Confirm>
    </Card>
  );
}
