import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, CopyButton, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingLink } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { toastDone, toastFailed } from '@/ui/toast';
import { bookingLinksQuery, withdrawLink } from '../api/scheduling';

/** Links that wait for the candidate's choice. What was booked by one stands in the list above. */
export function BookingLinks({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(bookingLinksQuery(applicationId));
  if (error !== null) return <ErrorPanel error={error} what={t`The links`} onRetry={() => void refetch()} />;
  const waiting = (data?.items ?? []).filter((link) => link.state === 'open' || link.state === 'cancelled');
  return waiting.map((link) => <Waiting key={link.id} link={link} />);
}

function Waiting({ link }: { link: BookingLink }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawLink(link.id),
    onSuccess: () => toastDone(t`The link is no longer open.`),
    onError: (error) => toastFailed(t`The link is unchanged`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interviews'] }),
  });
  const over = Date.parse(link.expires_at) < Date.now();
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" gap="xs">
        <div>
          <Group gap={8}>
            <Text fw={600}>
              <Trans>Booking link</Trans>
            </Text>
            <Badge color={over ? 'gray' : 'blue'}>
              {over
                ? t`Not used`
                : link.state === 'cancelled'
                  ? t`Candidate cancelled`
                  : t`Waits for the candidate`}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            <Trans>
              {over ? t`Was open until` : t`Open until`} {formatDateTime(link.expires_at)} · sent by{' '}
              {link.owner_name}
            </Trans>
          </Text>
        </div>
        {!over && (
          <Group gap="xs">
            <CopyButton value={link.url}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? t`Copied` : t`Copy the link`}
                </Button>
              )}
            </CopyButton>
            <Button
              size="xs"
              variant="default"
              color="red"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate()}
            >
              <Trans>Take it back</Trans>
            </Button>
          </Group>
        )}
      </Group>
    </Card>
  );
}
