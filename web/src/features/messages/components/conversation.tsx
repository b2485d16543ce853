import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation as ConversationData } from '@/contract';
import { formatDate } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { allowAddress, conversationQuery } from '../api/conversation';
import type { Words } from '../model/template-draft';
import { Composer } from './composer';
import { MessageItem } from './message-item';
import classes from './messages.module.css';

function RefusedAddress({
  applicationId,
  conversation,
}: {
  applicationId: string;
  conversation: ConversationData;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const allow = useMutation({
    mutationFn: () => allowAddress(applicationId),
    onSuccess: (found) => {
      client.setQueryData(conversationQuery(applicationId).queryKey, found);
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
  const { data, error, refetch } = useQuery(conversationQuery(applicationId));
  const [returned, setReturned] = useState<{ words: Words; at: number } | null>(null);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The messages`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} height={70} />;
  return (
    <Stack gap="lg">
      {data.undeliverable_since !== null && (
        <RefusedAddress applicationId={applicationId} conversation={data} />
      )}
      {data.has_earlier && (
        <Text size="sm" c="dimmed">
          <Trans>Only the newest messages are shown.</Trans>
        </Text>
      )}
      {data.items.length === 0 ? (
        <Empty icon={<IconMail size={22} />} title={t`No messages yet`} compact>
          <Trans>Mails about this application appear here with what became of them.</Trans>
        </Empty>
      ) : (
        <ul className={classes.thread} aria-label={t`Messages`}>
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
            <Trans>
              No e-mail address of this candidate is known. Add one to the profile to write to them.
            </Trans>
          </Text>
        )
      )}
    </Stack>
  );
}
