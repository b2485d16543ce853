import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Conversation as ConversationData, ConversationItem } from '@/contract';
import { formatDate } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { allowAddress, conversationQuery } from '../api/conversation';
import type { Attached } from '@/writing/attachments';
import type { Words } from '@/writing/words';
import type { Subject } from '@/writing/queries';
import { ChannelComposer } from './channel-composer';
import { Composer, type Returned } from './composer';
import { MessageItem } from './message-item';
import classes from './messages.module.css';

export function RefusedAddress({
  subject,
  conversation,
}: {
  subject: Subject;
  conversation: ConversationData;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const allow = useMutation({
    mutationFn: () => allowAddress(subject),
    onSuccess: (found) => {
      client.setQueryData(conversationQuery(subject).queryKey, found);
      toastDone(t`Mail to this address is sent again.`);
    },
    onError: (error) => toastFailed(t`The address is still held back`, error),
  });
  return (
    <Alert color="yellow" title={t`This address refuses mail`}>
      <Text size="sm">
        <Trans>
          Mail to {conversation.recipient} has come back since{' '}
          {formatDate(conversation.undeliverable_since ?? '')}, so none is sent for 30 days. Correct the
          address in the profile, or reach the candidate by phone.
        </Trans>
      </Text>
      {conversation.undeliverable_reason !== '' && (
        <Text size="sm" mt={4}>
          <Trans>Its server said: {conversation.undeliverable_reason}</Trans>
        </Text>
      )}
      {conversation.may_write && (
        <Button size="xs" variant="default" mt="xs" loading={allow.isPending} onClick={() => allow.mutate()}>
          <Trans>Send mail to it again</Trans>
        </Button>
      )}
    </Alert>
  );
}

/** What was written to the candidate about an application, and a place to write more. */
export function Conversation({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const subject: Subject = { of: 'application', id: applicationId };
  const { data, error, refetch } = useQuery(conversationQuery(subject));
  const [returned, setReturned] = useState<Returned | null>(null);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The messages`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} height={70} />;
  return (
    <Stack gap="lg">
      {data.undeliverable_since !== null && <RefusedAddress subject={subject} conversation={data} />}
      <Thread
        subject={subject}
        conversation={data}
        nothing={<Trans>What is written about this application appears here with what became of it.</Trans>}
        onReturned={(words, files) => setReturned({ words, files, at: Date.now() })}
      />
      <ChannelComposer applicationId={applicationId} conversation={data}>
        {data.may_write ? (
          <Composer subject={subject} conversation={data} returned={returned} />
        ) : (
          data.recipient === '' && <NoAddress />
        )}
      </ChannelComposer>
    </Stack>
  );
}

interface ThreadProps {
  subject: Subject;
  conversation: ConversationData;
  /** What stands where nothing was written. */
  nothing: ReactNode;
  about?: (item: ConversationItem) => string;
  onReturned: (words: Words, files: Attached[], item: ConversationItem) => void;
}

/** The mails of a conversation, oldest first. */
export function Thread({ subject, conversation, nothing, about, onReturned }: ThreadProps) {
  const { t } = useLingui();
  return (
    <>
      {conversation.has_earlier && (
        <Text size="sm" c="dimmed">
          <Trans>Only the newest messages are shown.</Trans>
        </Text>
      )}
      {conversation.items.length === 0 ? (
        <Empty icon={<IconMail size={22} />} title={t`No messages yet`} compact>
          {nothing}
        </Empty>
      ) : (
        <ul className={classes.thread} aria-label={t`Messages`}>
          {conversation.items.map((item) => (
            <MessageItem
              key={item.id}
              subject={subject}
              conversation={conversation}
              item={item}
              about={about?.(item)}
              onReturned={(words, files) => onReturned(words, files, item)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** Says why nothing can be written. */
export function NoAddress() {
  return (
    <Text size="sm" c="dimmed">
      <Trans>No e-mail address of this candidate is known. Add one to the profile to write to them.</Trans>
    </Text>
  );
}
