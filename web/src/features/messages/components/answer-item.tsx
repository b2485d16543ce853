import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationItem } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { formatBytes } from '@/format/numbers';
import { StatusBadge } from '@/ui/status-badge';
import { toastFailed } from '@/ui/toast';
import { attachmentLink } from '../api/conversation';
import { stateOf, troubleOf } from '../model/message-state';
import { FoldedText } from './folded-text';
import classes from './messages.module.css';

/** A mail that came in: who wrote it, what is new in it, what it quotes, and its files. */
export function AnswerItem({ item, about }: { item: ConversationItem; about?: string }) {
  const { t } = useLingui();
  const [quoted, setQuoted] = useState(false);
  const trouble = troubleOf(item);
  return (
    <li className={`${classes.item} ${classes.in}`}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4}>
        <Text size="sm" fw={550} flex={1} miw={160}>
          {item.subject || t`No subject`}
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
      <Attachments item={item} />
    </li>
  );
}

function Attachments({ item }: { item: ConversationItem }) {
  const { t } = useLingui();
  const download = useMutation({
    mutationFn: attachmentLink,
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (failure) => toastFailed(t`The file was not downloaded`, failure),
  });
  if (item.attachments.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t`Files`}>
      {item.attachments.map((file, number) => (
        <li key={file.file_id ?? number}>
          {file.file_id === null ? (
            <Text size="sm" c="dimmed">
              <Trans>
                {file.filename} was not kept: {file.problem}
              </Trans>
            </Text>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPaperclip size={14} />}
              loading={download.isPending && download.variables === file.file_id}
              onClick={() => file.file_id !== null && download.mutate(file.file_id)}
            >
              {file.filename} ({formatBytes(file.size)})
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
