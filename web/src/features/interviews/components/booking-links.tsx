import { Badge, Button, Card, CopyButton, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingLink } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { toastDone, toastFailed } from '@/ui/toast';
import { bookingLinksQuery, withdrawLink } from '../api/scheduling';

/** Links that wait for the candidate's choice. What was booked by one stands in the list above. */
export function BookingLinks({ applicationId }: { applicationId: string }) {
  const { data, error, refetch } = useQuery(bookingLinksQuery(applicationId));
  if (error !== null) return <ErrorPanel error={error} what="The links" onRetry={() => void refetch()} />;
  const waiting = (data?.items ?? []).filter((link) => link.state === 'open' || link.state === 'cancelled');
  return waiting.map((link) => <Waiting key={link.id} link={link} />);
}

function Waiting({ link }: { link: BookingLink }) {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawLink(link.id),
    onSuccess: () => toastDone('The link is no longer open.'),
    onError: (error) => toastFailed('The link is unchanged', error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interviews'] }),
  });
  const over = Date.parse(link.expires_at) < Date.now();
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" gap="xs">
        <div>
          <Group gap={8}>
            <Text fw={600}>Booking link</Text>
            <Badge color={over ? 'gray' : 'blue'}>
              {over
                ? 'Not used'
                : link.state === 'cancelled'
                  ? 'Candidate cancelled'
                  : 'Waits for the candidate'}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {over ? 'Was open until' : 'Open until'} {formatDateTime(link.expires_at)} · sent by{' '}
            {link.owner_name}
          </Text>
        </div>
        {!over && (
          <Group gap="xs">
            <CopyButton value={link.url}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy the link'}
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
              Take it back
            </Button>
          </Group>
        )}
      </Group>
    </Card>
  );
}
