import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Conversation, ConversationItem } from '@/contract';
import { StatusBadge } from '@/ui/status-badge';
import { toastDone, toastFailed } from '@/ui/toast';
import { conversationQuery, recall, release, resend } from '../api/conversation';
import { attachedOf, canRecall, canResend, stateOf, timeOf, troubleOf } from '../model/message-state';
import type { Attached } from '@/writing/attachments';
import type { Words } from '@/writing/words';
import type { Subject } from '@/writing/queries';
import { AnswerItem } from './answer-item';
import { AttachedFiles } from './attached-files';
import { FoldedText } from './folded-text';
import { TextItem } from './text-item';
import classes from './messages.module.css';

interface MessageItemProps {
  subject: Subject;
  conversation: Conversation;
  item: ConversationItem;
  /** What it is about, where several things are shown. */
  about?: string;
  /** The message was taken back: it can be changed and sent again. */
  onReturned: (words: Words, files: Attached[]) => void;
}

/** One mail or text: who wrote it to whom, what it says, and what became of it. */
export function MessageItem(props: MessageItemProps) {
  if (props.item.channel === 'text')
    return <TextItem subject={props.subject} item={props.item} about={props.about} />;
  return props.item.direction === 'in' ? (
    <AnswerItem
      subject={props.subject}
      conversation={props.conversation}
      item={props.item}
      about={props.about}
    />
  ) : (
    <WrittenItem {...props} />
  );
}

function WrittenItem({ subject, item, about, onReturned }: Omit<MessageItemProps, 'conversation'>) {
  const { t } = useLingui();
  const trouble = troubleOf(item);
  return (
    <li className={`${classes.item} ${classes.out}`}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4}>
        <Text size="sm" fw={550} flex={1} miw={160}>
          {item.subject}
        </Text>
        <StatusBadge status={item.status} label={stateOf(item)} />
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        <Trans>
          {item.author_id === null ? 'Rolecall' : item.author_name || t`Somebody who has left`} to{' '}
          {item.address} · {timeOf(item)}
        </Trans>
        {about !== undefined && ` · ${about}`}
      </Text>
      <FoldedText text={item.text.split('\n-- \n')[0] ?? ''} />
      <AttachedFiles item={item} />
      {trouble !== '' && (
        <Text size="sm" c="red" mt="xs">
          {trouble}
        </Text>
      )}
      <Actions subject={subject} item={item} onReturned={onReturned} />
    </li>
  );
}

function Actions({ subject, item, onReturned }: Omit<MessageItemProps, 'conversation'>) {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries(conversationQuery(subject));
  const takeBack = useMutation({
    mutationFn: () => recall(item.id),
    onSuccess: () => {
      toastDone(t`Taken back. It was not sent.`);
      if (item.draft !== null) onReturned(item.draft, attachedOf(item));
    },
    onError: (error) => toastFailed(t`It could not be taken back`, error),
    onSettled: refresh,
  });
  const sendNow = useMutation({
    mutationFn: () => release(item.id),
    onSuccess: () => toastDone(t`On its way.`),
    onError: (error) => toastFailed(t`It was not sent`, error),
    onSettled: refresh,
  });
  const sendAgain = useMutation({
    mutationFn: () => resend(item.id),
    onSuccess: () => toastDone(t`On its way again.`),
    onError: (error) => toastFailed(t`It was not sent`, error),
    onSettled: refresh,
  });
  if (!canRecall(item) && !canResend(item)) return null;
  return (
    <Group gap="xs" mt="xs">
      {canRecall(item) && (
        <Button
          size="compact-sm"
          variant="light"
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate()}
        >
          <Trans>Take back</Trans>
        </Button>
      )}
      {item.status === 'held' && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={sendNow.isPending}
          onClick={() => sendNow.mutate()}
        >
          <Trans>Send now</Trans>
        </Button>
      )}
      {canResend(item) && (
        <Button
          size="compact-sm"
          variant="light"
          loading={sendAgain.isPending}
          onClick={() => sendAgain.mutate()}
        >
          <Trans>Send again</Trans>
        </Button>
      )}
    </Group>
  );
}
