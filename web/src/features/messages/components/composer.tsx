import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Modal, Select, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconClock, IconEye, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Conversation } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { formatDateTime } from '@/format/dates';
import { newIdempotencyKey } from '@/http/preconditions';
import { fieldMessages, sentence } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { beginFromTemplate, type Begun, conversationQuery, send } from '../api/conversation';
import type { Words } from '@/writing/words';
import { type Attached, fits } from '@/writing/attachments';
import { AttachmentsField } from '@/writing/attachments-field';
import { MailView } from '@/writing/mail-view';
import { SendLater } from '@/writing/send-later';
import { WordsFields } from '@/writing/words-fields';
import { previewQuery, type Subject, savedMessagesQuery, templateKindsQuery } from '@/writing/queries';

interface ComposerProps {
  subject: Subject;
  /** Where the message is seen once it is sent, if not where it is written. */
  shownIn?: Subject;
  /** Chooses what it is about, where that can be chosen. */
  choice?: ReactNode;
  /** Nothing may be sent, for a reason that is shown. */
  blocked?: boolean;
  conversation: Conversation;
  returned: Returned | null;
}

/** Words and files that came back at a moment, because their message was taken back. */
export interface Returned {
  words: Words;
  files: Attached[];
  at: number;
}

interface Draft extends Words, Record<string, unknown> {
  files: Attached[];
}

const empty: Draft = { subject: '', body: '', files: [] };

/** Writes to the candidate. What is typed survives a reload until it is sent. */
export function Composer({
  subject,
  shownIn = subject,
  choice,
  blocked = false,
  conversation,
  returned,
}: ComposerProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useForm<Draft>({ initialValues: empty });
  const draft = useFormDraft(`message:${shownIn.id}`, form);
  const [planning, setPlanning] = useState(false);
  const [looking, setLooking] = useState(false);
  const kinds = useQuery(templateKindsQuery);
  const written = subject.of === 'application' ? 'candidate_message' : 'outreach';
  const variables = kinds.data?.items.find((kind) => kind.kind === written)?.variables ?? [];
  const words = { subject: form.values.subject, body: form.values.body };
  const blank = words.subject.trim() === '' && words.body.trim() === '';

  useEffect(() => {
    if (returned === null) return;
    const { subject, body, files } = form.getValues();
    // What was begun meanwhile is not written over.
    if (subject.trim() !== '' || body.trim() !== '' || files.length > 0) return;
    form.setValues({ ...returned.words, files: returned.files });
    field.current?.focus();
    // The form itself is stable; only what came back matters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [returned]);

  const sending = useMutation({
    mutationFn: (sendAt: string | null) =>
      send(
        subject,
        { ...words, send_at: sendAt, file_ids: form.values.files.map((one) => one.id) },
        key.current,
      ),
    onSuccess: (found, sendAt) => {
      client.setQueryData(conversationQuery(subject).queryKey, found);
      if (shownIn.id !== subject.id) void client.invalidateQueries(conversationQuery(shownIn));
      key.current = newIdempotencyKey();
      form.setValues(empty);
      form.resetDirty(empty);
      draft.forget();
      setPlanning(false);
      toastDone(
        sendAt === null
          ? t`Sent. For a moment you can still take it back.`
          : t`It leaves ${formatDateTime(sendAt)}.`,
      );
    },
    onError: (error) => {
      // A request that is corrected is another one.
      key.current = newIdempotencyKey();
      form.setErrors(fieldMessages(error));
    },
  });
  return (
    <Card withBorder component="section" aria-labelledby="write-to-candidate">
      <form onSubmit={form.onSubmit(() => sending.mutate(null))} noValidate>
        <Stack gap="sm">
          <Group justify="space-between" align="flex-end">
            <div>
              <Title order={2} size="h3" id="write-to-candidate">
                <Trans>Write a message</Trans>
              </Title>
              <Text size="xs" c="dimmed">
                <Trans>To {conversation.recipient}</Trans>
              </Text>
            </div>
            <SavedMessage
              subject={subject}
              onBegin={(found) => {
                const line = words.subject.trim() === '' ? found.subject : words.subject;
                const body =
                  words.body.trim() === '' ? found.body : `${words.body.trimEnd()}\n\n${found.body}`;
                const has = new Set(form.values.files.map((one) => one.id));
                const files = [...form.values.files, ...found.files.filter((one) => !has.has(one.id))];
                form.setValues({ subject: line, body, files });
              }}
            />
          </Group>
          {choice}
          <WordsFields
            words={words}
            onChange={(next) => {
              form.setValues({ ...next });
              form.clearErrors();
            }}
            variables={variables}
            errors={{ subject: form.errors.subject, body: form.errors.body }}
            minRows={6}
            bodyRef={field}
            beside={
              <Button
                size="xs"
                variant="subtle"
                leftSection={<IconEye size={14} />}
                disabled={blank}
                onClick={() => setLooking(true)}
              >
                <Trans>Preview</Trans>
              </Button>
            }
          />
          <AttachmentsField
            files={form.values.files}
            onChange={(change) => {
              form.setValues((now) => ({ files: change(now.files ?? []) }));
              form.clearErrors();
            }}
            candidateId={conversation.candidate_id}
            error={form.errors.file_ids}
          />
          <FormError error={sending.error} />
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              leftSection={<IconClock size={16} />}
              disabled={blank || blocked || !fits(form.values.files)}
              onClick={() => setPlanning(true)}
            >
              <Trans>Send later…</Trans>
            </Button>
            <Button
              type="submit"
              leftSection={<IconSend size={16} />}
              loading={sending.isPending && !planning}
              disabled={blank || blocked || !fits(form.values.files)}
            >
              <Trans>Send</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
      {planning && (
        <SendLater
          error={form.errors.send_at}
          loading={sending.isPending}
          onClose={() => setPlanning(false)}
          onPlan={(at) => sending.mutate(at)}
        />
      )}
      {looking && <Preview subject={subject} words={words} onClose={() => setLooking(false)} />}
    </Card>
  );
}

function SavedMessage({ subject, onBegin }: { subject: Subject; onBegin: (found: Begun) => void }) {
  const { t } = useLingui();
  const { data } = useQuery(savedMessagesQuery);
  const begin = useMutation({
    mutationFn: (id: string) => beginFromTemplate(subject, id),
    onSuccess: onBegin,
    onError: (error) => toastFailed(t`The saved message could not be taken`, error),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Select
      aria-label={t`Begin with a saved message`}
      placeholder={t`Begin with a saved message`}
      w={250}
      value={null}
      searchable
      disabled={begin.isPending}
      data={data.items.map((template) => ({ value: template.id, label: template.name }))}
      onChange={(id) => id !== null && begin.mutate(id)}
    />
  );
}

function Preview({ subject, words, onClose }: { subject: Subject; words: Words; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error } = useQuery(previewQuery(subject, words));
  return (
    <Modal opened onClose={onClose} size="lg" title={t`As the candidate reads it`}>
      {error !== null && <Text size="sm">{sentence(error)}</Text>}
      {data !== undefined && <MailView subject={data.subject} html={data.html} />}
    </Modal>
  );
}
