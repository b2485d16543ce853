import { Alert, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { conversationQuery } from '../api/conversation';
import type { Words } from '../model/template-draft';
import { Composer } from './composer';
import { MessageItem } from './message-item';
import classes from './messages.module.css';

/** What was written to the candidate about an application, and a place to write more. */
export function Conversation({ applicationId }: { applicationId: string }) {
  const { data, error, refetch } = useQuery(conversationQuery(applicationId));
  const [returned, setReturned] = useState<{ words: Words; at: number } | null>(null);
  if (error !== null) return <ErrorPanel error={error} what="The messages" onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} height={70} />;
  return (
    <Stack gap="lg">
      {data.undeliverable_since !== null && (
        <Alert color="yellow" title="This address refuses mail">
          Mail to {data.recipient} has come back since {formatDate(data.undeliverable_since)}. Correct the
          address in the profile, or reach the candidate by phone.
        </Alert>
      )}
      {data.has_earlier && (
        <Text size="sm" c="dimmed">
          Only the newest messages are shown.
        </Text>
      )}
      {data.items.length === 0 ? (
        <Empty icon={<IconMail size={22} />} title="No messages yet" compact>
          Mails about this application appear here with what became of them.
        </Empty>
      ) : (
        <ul className={classes.thread} aria-label="Messages">
          {data.items.map((item) => (
            <MessageItem
              key={item.id}
              applicationId={applicationId}
              item={item}
              onReturned={(words) => setReturned({ words, at: Date.now() })}
            />
          ))}
        </ul>
      )}
      {data.may_write ? (
        <Composer applicationId={applicationId} conversation={data} returned={returned} />
      ) : (
        data.recipient === '' && (
          <Text size="sm" c="dimmed">
            No e-mail address of this candidate is known. Add one to the profile to write to them.
          </Text>
        )
      )}
    </Stack>
  );
}
