import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, CloseButton, FileButton, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyApplicationPage, MyMessage, MyUpload } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { UploadItem } from '@/files/upload-item';
import { useUploads } from '@/files/use-uploads';
import { formatDateTime } from '@/format/dates';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import {
  dropUpload,
  myApplicationQuery,
  uploadForMessage,
  writeToTeam,
} from '@/features/portal/api/my-application';
import classes from './application.module.css';

/** What was written either way, and a form to write to the team. */
export function Messages({ page }: { page: MyApplicationPage }) {
  const { t } = useLingui();
  return (
    <section aria-labelledby="messages">
      <Title order={2} size="h3" id="messages" mb="xs">
        <Trans>Messages and documents</Trans>
      </Title>
      {page.has_earlier_messages && (
        <Text size="sm" c="dimmed" mb="xs">
          <Trans>Earlier messages are not shown here. You have them as mails.</Trans>
        </Text>
      )}
      {page.messages.length === 0 ? (
        <Text c="dimmed" size="sm">
          <Trans>Nothing has been written yet.</Trans>
        </Text>
      ) : (
        <ol className={classes.talk} aria-label={t`Messages`}>
          {page.messages.map((message, index) => (
            <Message key={index} message={message} />
          ))}
        </ol>
      )}
      <Composer page={page} />
    </section>
  );
}

function Message({ message }: { message: MyMessage }) {
  const { t } = useLingui();
  const author = message.from_candidate ? t`You` : message.author === '' ? t`The team` : message.author;
  const names = message.files.join(', ');
  return (
    <li className={classes.message} data-own={message.from_candidate || undefined}>
      <Text size="sm" c="dimmed">
        <strong>{author}</strong> {message.by_text && <Trans>by text message</Trans>} ·{' '}
        <time dateTime={message.at}>{formatDateTime(message.at)}</time>
      </Text>
      {message.subject !== '' && <Text fw={600}>{message.subject}</Text>}
      {message.text !== '' && <Text className={classes.words}>{message.text}</Text>}
      {names !== '' && (
        <Text size="sm" c="dimmed">
          <Trans>With it: {names}</Trans>
        </Text>
      )}
    </li>
  );
}

function Composer({ page }: { page: MyApplicationPage }) {
  const { t } = useLingui();
  const { id } = page.application;
  const client = useQueryClient();
  const [text, setText, forget] = useDraftText(`to-team:${id}`);
  const [ready, setReady] = useState<MyUpload[]>([]);
  // One value for as long as a message is the same: sent twice, it counts once.
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const { uploads, dismiss, add } = useUploads();
  const sending = useMutation({
    mutationFn: () =>
      writeToTeam(
        id,
        text,
        once,
        ready.map((one) => one.id),
      ),
    onSuccess: (after) => {
      client.setQueryData(myApplicationQuery(id).queryKey, after);
      forget();
      setReady([]);
      setOnce(crypto.randomUUID());
      toastDone(t`Sent. The team has been told.`);
    },
  });
  const faults = fieldMessages(sending.error);
  const underWay = uploads.some(({ trouble }) => trouble === '');
  const most = page.most_files;
  return (
    <Card
      component="form"
      mt="md"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h4">
          <Trans>Write to the team</Trans>
        </Title>
        <FormError error={sending.error} />
        <Textarea
          label={t`Your message`}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={page.most_text}
          value={text}
          error={faults.text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setOnce(crypto.randomUUID());
          }}
        />
        <ul className={classes.tasks} aria-label={t`Documents of this message`} hidden={ready.length === 0}>
          {ready.map((one) => (
            <Group component="li" key={one.id} gap="xs" wrap="nowrap">
              <Text size="sm" style={{ flex: 1, overflowWrap: 'anywhere' }}>
                {one.filename}
              </Text>
              <CloseButton
                size="sm"
                aria-label={t`Remove ${one.filename}`}
                onClick={() => {
                  setReady((all) => all.filter((other) => other.id !== one.id));
                  void dropUpload(id, one.id);
                }}
              />
            </Group>
          ))}
        </ul>
        {uploads.map((upload) => (
          <UploadItem key={upload.key} upload={upload} onDismiss={() => dismiss(upload.key)} />
        ))}
        <Group justify="space-between" align="flex-end">
          <div>
            <FileButton
              multiple
              onChange={(files) =>
                add(files.slice(0, most - ready.length), async (file, onProgress, signal) => {
                  const stored = await uploadForMessage(id, file, onProgress, signal);
                  setReady((all) => [...all, stored]);
                  setOnce(crypto.randomUUID());
                })
              }
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconPaperclip size={16} />}
                  disabled={ready.length >= most}
                >
                  <Trans>Add documents</Trans>
                </Button>
              )}
            </FileButton>
            <Text size="xs" c="dimmed" mt={4}>
              <Trans>Up to {most} files: PDF, Word, text or pictures.</Trans>
            </Text>
          </div>
          <Button
            type="submit"
            loading={sending.isPending}
            disabled={underWay || (text.trim() === '' && ready.length === 0)}
          >
            <Trans>Send</Trans>
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
