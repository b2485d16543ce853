import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailTemplate, MailTemplateKind } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { Confirm } from '@/ui/confirm';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { deleteTemplate, saveTemplate } from '../api/templates';
import { fits } from '@/writing/attachments';
import { AttachmentsField } from '@/writing/attachments-field';
import { type Language, labelOf, languages, type Words } from '@/writing/words';
import { draftOf, firstLanguage, inputOf, startingWords, type TemplateDraft } from '../model/template-draft';
import classes from './messages.module.css';
import { TemplatePreview } from './template-preview';
import { WordsFields } from '@/writing/words-fields';

interface TemplateEditorProps {
  kind: MailTemplateKind;
  template: MailTemplate | null;
  onDone: () => void;
}

/** Writes a template language by language; the mail stands beside it as it would be sent. */
export function TemplateEditor({ kind, template, onDone }: TemplateEditorProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const isSaved = kind.kind === 'candidate_message';
  const form = useForm<TemplateDraft>({ initialValues: draftOf(template) });
  const draft = useFormDraft(`mail-template:${kind.kind}:${template?.id ?? 'new'}`, form);
  const [language, setLanguage] = useState<Language>(() => firstLanguage(form.values));
  const [deleting, setDeleting] = useState(false);
  const { texts } = form.values;
  const words = texts[language];
  const setWords = (next: Words | undefined) => {
    const others = Object.fromEntries(Object.entries(texts).filter(([one]) => one !== language));
    form.setFieldValue('texts', next === undefined ? others : { ...others, [language]: next });
    form.clearErrors();
  };
  const leave = () => {
    draft.forget();
    onDone();
  };
  const save = useMutation({
    mutationFn: () => saveTemplate(template, inputOf(kind, form.values)),
    onSuccess: () => {
      toastDone(t`Saved. It is used from the next mail on.`);
      leave();
    },
    onError: (error) => {
      const messages = fieldMessages(error);
      form.setErrors(messages);
      const faulty = languages.find((one) =>
        Object.keys(messages).some((key) => key.startsWith(`texts.${one.value}`)),
      );
      if (faulty !== undefined) setLanguage(faulty.value);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['mail-templates'] }),
  });
  return (
    <>
      <form onSubmit={form.onSubmit(() => save.mutate())} aria-label={t`Mail template`} noValidate>
        <Stack className={classes.container}>
          <Group justify="space-between" align="flex-start">
            <div>
              <Title order={2}>{isSaved ? (template?.name ?? t`New saved message`) : kind.label}</Title>
              <Text size="sm" c="dimmed">
                {kind.sent}
              </Text>
            </div>
            <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={leave}>
              <Trans>All templates</Trans>
            </Button>
          </Group>
          {isSaved && (
            <TextInput
              label={t`Name`}
              description={t`What people choose it by. Candidates do not see it.`}
              placeholder={t`Ask for references`}
              maxLength={100}
              {...form.getInputProps('name')}
            />
          )}
          <SegmentedControl
            aria-label={t`Language`}
            value={language}
            onChange={(value) => setLanguage(value)}
            data={languages.map((one) => ({
              value: one.value,
              label: texts[one.value] === undefined ? one.label : `${one.label} ●`,
            }))}
            style={{ alignSelf: 'flex-start' }}
          />
          {words === undefined ? (
            <NoWords
              kind={kind}
              language={language}
              onBegin={() => setWords(startingWords(kind, language))}
            />
          ) : (
            <div className={classes.split}>
              <div>
                <WordsFields
                  words={words}
                  onChange={setWords}
                  variables={kind.variables}
                  errors={{
                    subject: form.errors[`texts.${language}.subject`],
                    body: form.errors[`texts.${language}.body`],
                  }}
                  beside={
                    <Button size="xs" variant="subtle" color="red" onClick={() => setWords(undefined)}>
                      {isSaved ? t`Remove this language` : t`Restore Rolecall’s text`}
                    </Button>
                  }
                />
              </div>
              <TemplatePreview kind={kind.kind} language={language} words={words} />
            </div>
          )}
          {isSaved && (
            <AttachmentsField
              files={form.values.files}
              onChange={(change) => {
                form.setValues((now) => ({ files: change(now.files ?? []) }));
                form.clearErrors();
              }}
              error={form.errors.file_ids}
            />
          )}
          {hasStatus(save.error, 412) ? (
            <Alert color="yellow" role="alert">
              <Trans>
                Somebody else changed this template meanwhile. Close it and open it again to see their
                version.
              </Trans>
            </Alert>
          ) : (
            <FormError error={save.error} />
          )}
          <Group justify="space-between">
            {template === null ? (
              <span />
            ) : (
              <Button variant="default" c="red" onClick={() => setDeleting(true)}>
                {isSaved ? t`Delete` : t`Restore all languages`}
              </Button>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={leave}>
                <Trans>Cancel</Trans>
              </Button>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={Object.keys(texts).length === 0 || !fits(form.values.files)}
              >
                <Trans>Save</Trans>
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      {template !== null && (
        <Removal
          template={template}
          isSaved={isSaved}
          opened={deleting}
          onClose={() => setDeleting(false)}
          onDone={leave}
        />
      )}
    </>
  );
}

function NoWords({
  kind,
  language,
  onBegin,
}: {
  kind: MailTemplateKind;
  language: Language;
  onBegin: () => void;
}) {
  const { t } = useLingui();
  const product = kind.product[language];
  return (
    <Card withBorder component="section" aria-label={t`No words of your own`}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {product === undefined
            ? t`This message is not written in ${labelOf(language)}. Candidates who read it get another of its languages.`
            : t`Candidates who read ${labelOf(language)} get Rolecall’s text:`}
        </Text>
        {product !== undefined && (
          <div>
            <Text fw={550} size="sm">
              {product.subject}
            </Text>
            <Text size="sm" c="dimmed" className={classes.text}>
              {product.body}
            </Text>
          </div>
        )}
        <Button variant="default" onClick={onBegin}>
          {product === undefined ? t`Write it in ${labelOf(language)}` : t`Write it in your own words`}
        </Button>
      </Stack>
    </Card>
  );
}

interface RemovalProps {
  template: MailTemplate;
  isSaved: boolean;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

function Removal({ template, isSaved, opened, onClose, onDone }: RemovalProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => deleteTemplate(template.id),
    onSuccess: () => {
      toastDone(isSaved ? t`Deleted.` : t`Rolecall’s text is back.`);
      onDone();
    },
    onError: (error) => toastFailed(t`The template is still there`, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['mail-templates'] });
      onClose();
    },
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={isSaved ? t`Delete “${template.name}”?` : t`Restore Rolecall’s text?`}
      action={isSaved ? t`Delete the message` : t`Restore the text`}
      danger
      loading={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      {isSaved
        ? t`Nobody can begin a message with it any more. Messages that were written stay as they are.`
        : t`Your own words are deleted in every language. Mails that wait keep the words they have.`}
    </Confirm>
  );
}
