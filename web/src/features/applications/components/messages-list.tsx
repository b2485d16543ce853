import { Group, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Message } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { messagesQuery } from '../api/get-messages';

const when = (message: Message) => {
  if (message.sent_at !== null) return `Sent ${formatDateTime(message.sent_at)}`;
  if (new Date(message.send_after).getTime() > Date.now())
    return `Held until ${formatDateTime(message.send_after)}`;
  return `Created ${formatDateTime(message.created_at)}`;
};

/** The mails this application caused, with what became of each. */
export function MessagesList({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(messagesQuery(id));
  if (error !== null) return <ErrorPanel error={error} what="The mails" onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  if (data.items.length === 0)
    return (
      <Empty icon={<IconMail size={22} />} title="No mails yet" compact>
        The candidate gets a mail when they apply and on each move.
      </Empty>
    );
  return (
    <Stack gap="sm">
      {data.items.map((message) => (
        <div key={message.id}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text size="sm" fw={550}>
              {message.subject}
            </Text>
            <StatusBadge status={message.status} />
          </Group>
          <Text size="xs" c="dimmed">
            To {message.recipient} · {when(message)}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
