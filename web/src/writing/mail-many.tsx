import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconClock, IconEye, IconPencil, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StartedOperation } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { formatDateTime } from '@/format/dates';
import { newIdempotencyKey } from '@/http/preconditions';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { type Attached, attachedOf, fits } from './attachments';
import { AttachmentsField } from './attachments-field';
import { isBlank, planQuery, type Selected, startMailing, type Texts, writtenTexts } from './mailing';
import { PreviewMany } from './preview-many';
import { savedMessagesQuery, templateKindsQuery } from './queries';
import { SendLater } from './send-later';
import { WhoGetsIt } from './who-gets-it';
import { type Language, languages, type Words } from './words';
import { WordsFields } from './words-fields';

interface MailManyProps {
  to: Selected;
  title: string;
  onStarted: (operation: StartedOperation) => void;
  onClose: () => void;
}

interface Draft extends Record<string, unknown> {
  texts: Texts;
  files: Attached[];
}

const nothing: Words = { subject: '', body: '' };
const none: never[] = [];

const withDot = (texts: Texts) =>
  languages.map(({ value, label }) => ({ value, label: isBlank(texts[value]) ? label : `${label} ●` }));

/** Writes one message to many people. What is typed survives a reload until it is sent. */
export function MailMany({ to, title, onStarted, onClose }: MailManyProps) {
  const { t, i18n } = useLingui();
  const phone = usePhone();
  const key = useRef(newIdempotencyKey());
  const form = useForm<Draft>({ initialValues: { texts: {}, files: [] } });
  const draft = useFormDraft(`mail-to-many:${to.of}`, form);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [looking, setLooking] = useState(false);
  const [planning, setPlanning] = useState(false);
  const [withDecided, setWithDecided] = useState(false);
  const plan = useQuery({ ...planQuery(to, withDecided), placeholderData: keepPreviousData });
  const kinds = useQuery(templateKindsQuery);
  const kind = to.of === 'application' ? 'candidate_message' : 'outreach';
  const variables = kinds.data?.items.find((one) => one.kind === kind)?.variables ?? none;
  const { texts, files } = form.values;
  const written = languages.filter((one) => !isBlank(texts[one.value])).map((one) => one.value);
  const own = languages.find((one) => one.value === i18n.locale)?.value ?? 'en';
  const language = chosen ?? written[0] ?? own;
  const count = plan.data?.receiving ?? 0;
  const disabled = written.length === 0 || count === 0 || plan.isPlaceholderData || !fits(files);
  const sending = useMutation({
    mutationFn: (sendAt: string | null) =>
      startMailing({ to, texts, files, sendAt, withDecided }, key.current),
    onSuccess: (operation, sendAt) => {
      draft.forget();
      if (sendAt !== null) toastDone(t`The first leaves ${formatDateTime(sendAt)}.`);
      onStarted(operation);
    },
    onError: (error) => {
      // A request that is corrected is another one.
      key.current = newIdempotencyKey();
      const messages = fieldMessages(error);
      form.setErrors(messages);
      const faulty = written.find((one) => Object.keys(messages).some((name) => name.includes(`.${one}.`)));
      if (faulty !== undefined) setChosen(faulty);
      if (messages.send_at === undefined) setPlanning(false);
      setLooking(false);
    },
  });
  const setTexts = (next: Texts) => {
    form.setValues({ texts: next });
    form.clearErrors();
    sending.reset();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="xl" fullScreen={phone}>
      <form onSubmit={form.onSubmit(() => sending.mutate(null))} noValidate>
        <Stack gap="sm">
          <WhoGetsIt plan={plan.data} withDecided={withDecided} onWithDecided={setWithDecided} />
          <FormError error={plan.error} />
          {looking ? (
            <PreviewMany of={to.of} receivers={plan.data?.receivers ?? none} texts={texts} />
          ) : (
            <>
              <Group justify="space-between" gap="xs">
                <SegmentedControl
                  size="xs"
                  aria-label={t`Language`}
                  value={language}
                  onChange={(value) => setChosen(value)}
                  data={withDot(texts)}
                />
                <SavedMessages
                  onBegin={(found, kept) => {
                    setChosen(null);
                    setTexts(found);
                    const has = new Set(files.map((one) => one.id));
                    form.setValues({ files: [...files, ...kept.filter((one) => !has.has(one.id))] });
                  }}
                />
              </Group>
              {written.length > 0 && (
                <Text size="xs" c="dimmed">
                  <Trans>
                    Everybody gets it in their own language, or in the first one in which it is written.
                  </Trans>
                </Text>
              )}
              <WordsFields
                words={texts[language] ?? nothing}
                onChange={(words) => setTexts({ ...texts, [language]: words })}
                variables={variables}
                errors={{
                  subject: form.errors[`texts.${language}.subject`],
                  body: form.errors[`texts.${language}.body`],
                }}
                minRows={6}
              />
            </>
          )}
          <AttachmentsField
            files={files}
            onChange={(change) => {
              form.setValues((now) => ({ files: change(now.files ?? []) }));
              form.clearErrors();
            }}
            error={form.errors.file_ids}
          />
          <FormError error={sending.error} />
          <Text size="xs" c="dimmed">
            <Trans>
              The first mail leaves a minute after you send, the others one after another. Until a mail has
              left, Undo takes it back.
            </Trans>
          </Text>
          <Group justify="space-between" gap="xs">
            <Button
              variant="subtle"
              leftSection={looking ? <IconPencil size={16} /> : <IconEye size={16} />}
              disabled={disabled}
              onClick={() => setLooking(!looking)}
            >
              {looking ? t`Back to the text` : t`Preview`}
            </Button>
            <Group gap="xs">
              <Button
                variant="default"
                leftSection={<IconClock size={16} />}
                disabled={disabled}
                onClick={() => setPlanning(true)}
              >
                <Trans>Send later…</Trans>
              </Button>
              <Button
                type="submit"
                leftSection={<IconSend size={16} />}
                loading={sending.isPending && !planning}
                disabled={disabled}
              >
                {t`Send to ${plural(count, { one: '# person', other: '# people' })}`}
              </Button>
            </Group>
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
    </Modal>
  );
}

function SavedMessages({ onBegin }: { onBegin: (texts: Texts, files: Attached[]) => void }) {
  const { t } = useLingui();
  const { data } = useQuery(savedMessagesQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Select
      size="xs"
      aria-label={t`Begin with a saved message`}
      placeholder={t`Begin with a saved message`}
      w={250}
      value={null}
      searchable
      data={data.items.map((template) => ({ value: template.id, label: template.name }))}
      onChange={(id) => {
        const found = data.items.find((template) => template.id === id);
        if (found !== undefined) onBegin(writtenTexts(found.texts), attachedOf(found.attachments));
      }}
    />
  );
}
