import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Conversation, ConversationItem } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { StatusBadge } from '@/ui/status-badge';
import type { Subject } from '@/writing/queries';
import { outcomeOf, stateOf, titleOf, troubleOf } from '../model/message-state';
import { AttachedFiles } from './attached-files';
import { FoldedText } from './folded-text';
import { UseAsResume } from './use-as-resume';
import classes from './messages.module.css';

interface AnswerItemProps {
  subject: Subject;
  conversation: Conversation;
  item: ConversationItem;
  about?: string;
}

/** A mail that came in: who wrote it, what is new in it, what it quotes, and its files. */
export function AnswerItem({ subject, conversation, item, about }: AnswerItemProps) {
  const { t } = useLingui();
  const [quoted, setQuoted] = useState(false);
  const trouble = troubleOf(item);
  const outcome = outcomeOf(item);
  return (
    <li className={`${classes.item} ${classes.in}`}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4}>
        <Text size="sm" fw={550} flex={1} miw={160}>
          {titleOf(item)}
        </Text>
        <StatusBadge status={item.status} label={stateOf(item)} />
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {item.author_name === '' ? item.address : `${item.author_name} (${item.address})`} ·{' '}
        {formatDateTime(item.created_at)}
        {about !== undefined && ` · ${about}`}
      </Text>
      {item.from_other_address && (
        <Alert color="yellow" p="xs" mb="xs" title={t`From another address`}>
          <Trans>
            This is not the address that was written to. Make sure who wrote it before you rely on it.
          </Trans>
        </Alert>
      )}
      {outcome !== '' && (
        <Alert color="blue" p="xs" mb="xs">
          {outcome}
        </Alert>
      )}
      {item.text !== '' && <FoldedText text={item.text} />}
      {trouble !== '' && (
        <Text size="sm" c="red" mt="xs">
          {trouble}
        </Text>
      )}
      {item.rest !== '' && (
        <>
          <Button
            size="compact-xs"
            variant="subtle"
            mt={4}
            aria-expanded={quoted}
            onClick={() => setQuoted(!quoted)}
          >
            {quoted ? t`Hide signature and quotation` : t`Show signature and quotation`}
          </Button>
          {quoted && (
            <Text size="sm" c="dimmed" mt={4} className={`${classes.text} ${classes.quoted}`}>
              {item.rest}
            </Text>
          )}
        </>
      )}
      <AttachedFiles
        item={item}
        beside={(fileId, filename) =>
          conversation.offered_as_resume.includes(fileId) && (
            <UseAsResume
              subject={subject}
              candidateId={conversation.candidate_id}
              applicationId={item.application_id}
              fileId={fileId}
              filename={filename}
            />
          )
        }
      />
    </li>
  );
}
