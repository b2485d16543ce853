import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconDeviceMobileMessage } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConversationItem } from '@/contract';
import { StatusBadge } from '@/ui/status-badge';
import { toastDone, toastFailed } from '@/ui/toast';
import type { Subject } from '@/writing/queries';
import { conversationQuery } from '../api/conversation';
import { recallOneText, resendOneText } from '../api/texts';
import { canRecall, canResend, stateOf, timeOf, troubleOfText } from '../model/message-state';
import { FoldedText } from './folded-text';
import classes from './messages.module.css';

interface TextItemProps {
  subject: Subject;
  item: ConversationItem;
  /** What it is about, where several things are shown. */
  about?: string;
}

/** One text, in either direction, and what became of it. */
export function TextItem({ subject, item, about }: TextItemProps) {
  const { t } = useLingui();
  const trouble = troubleOfText(item);
  const incoming = item.direction === 'in';
  const writer = incoming ? item.author_name : item.author_name || t`Somebody who has left`;
  return (
    <li className={`${classes.item} ${incoming ? classes.in : classes.out}`}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4} wrap="nowrap">
        <Group gap={6} align="center">
          <IconDeviceMobileMessage size={16} aria-hidden />
          <Text size="sm" fw={550}>
            <Trans>Text message</Trans>
          </Text>
        </Group>
        <StatusBadge status={item.status} label={stateOf(item)} />
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {incoming ? (
          <>
            {writer === '' ? item.address : `${writer} (${item.address})`} · {timeOf(item)}
          </>
        ) : (
          <Trans>
            {writer} to {item.address} · {timeOf(item)}
          </Trans>
        )}
        {about !== undefined && ` · ${about}`}
      </Text>
      <FoldedText text={item.text} />
      {item.elsewhere && (
        <Text size="sm" c="dimmed" mt="xs">
          <Trans>This number was texted about another application as well. It may be about that one.</Trans>
        </Text>
      )}
      {trouble !== '' && (
        <Text size="sm" c="red" mt="xs">
          {trouble}
        </Text>
      )}
      {!incoming && <Actions subject={subject} item={item} />}
    </li>
  );
}

function Actions({ subject, item }: TextItemProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries(conversationQuery(subject));
  const takeBack = useMutation({
    mutationFn: () => recallOneText(item.id),
    onSuccess: () => toastDone(t`Taken back. It was not sent.`),
    onError: (error) => toastFailed(t`It could not be taken back`, error),
    onSettled: refresh,
  });
  const sendAgain = useMutation({
    mutationFn: () => resendOneText(item.id),
    onSuccess: () => toastDone(t`On its way again.`),
    onError: (error) => toastFailed(t`It was not sent`, error),
    onSettled: refresh,
  });
  if (canRecall(item))
    return (
      <Button
        size="compact-sm"
        variant="light"
        mt="xs"
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate()}
      >
        <Trans>Take back</Trans>
      </Button>
    );
  if (!canResend(item)) return null;
  return (
    <Button
      size="compact-sm"
      variant="light"
      mt="xs"
      loading={sendAgain.isPending}
      onClick={() => sendAgain.mutate()}
    >
      <Trans>Send again</Trans>
    </Button>
  );
}
