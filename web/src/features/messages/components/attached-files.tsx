import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ConversationItem } from '@/contract';
import { formatBytes } from '@/format/numbers';
import { toastFailed } from '@/ui/toast';
import { attachmentLink } from '../api/conversation';
import classes from './messages.module.css';

interface AttachedFilesProps {
  item: ConversationItem;
  /** Stands beside a file. */
  beside?: (fileId: string, filename: string) => ReactNode;
}

/** The files of a mail, to be saved; of one that came in also those that were not kept. */
export function AttachedFiles({ item, beside }: AttachedFilesProps) {
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
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPaperclip size={14} />}
                loading={download.isPending && download.variables === file.file_id}
                onClick={() => file.file_id !== null && download.mutate(file.file_id)}
              >
                {file.filename} ({formatBytes(file.size)})
              </Button>
              {beside?.(file.file_id, file.filename)}
            </Group>
          )}
        </li>
      ))}
    </ul>
  );
}
