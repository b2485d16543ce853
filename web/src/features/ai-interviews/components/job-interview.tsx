import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, List, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AiInterviewTemplate, InterviewLanguage } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { useMe } from '@/session/use-me';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { PageSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { draftInterview, jobInterviewQuery, saveTemplate, whole } from '../api/templates';
import { languageOfField, placeOf, type TemplateValues } from '../model/content';
import classes from './ai-interviews.module.css';
import { CandidatePreview } from './candidate-preview';
import { ContentView } from './content-view';
import { TemplateEditor } from './template-editor';
import { TemplateState } from './template-state';
import { Versions } from './versions';

/** The interview that a program is to lead for a job: written here, and approved before it is used. */
export function JobInterviewPage({ jobId, title }: { jobId: string; title: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(jobInterviewQuery(jobId));
  const drafting = useMutation({
    mutationFn: () => draftInterview(jobId),
    onSuccess: (template) => {
      client.setQueryData(jobInterviewQuery(jobId).queryKey, whole(template));
      toastDone(t`Drafted from the job’s text. Read it before you ask for approval.`);
    },
    onError: (failure) => {
      toastFailed(t`Nothing was drafted`, failure);
      void client.invalidateQueries({ queryKey: jobInterviewQuery(jobId).queryKey });
    },
  });
  if (error !== null)
    return <ErrorPanel error={error} what={t`The AI interview`} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  if (data.template !== null)
    return <TemplateScreen key={data.template.id} template={data.template} job={title} />;
  return (
    <Empty
      icon={<IconMessageQuestion size={26} />}
      title={t`No AI interview yet`}
      actions={
        data.may_draft && (
          <Button loading={drafting.isPending} onClick={() => drafting.mutate()}>
            <Trans>Draft from this job</Trans>
          </Button>
        )
      }
    >
      <Trans>
        A program asks every candidate the same questions, in writing or aloud, and people judge the answers.
        Competencies and questions are drafted by rules from the job’s text. Here you write them and have them
        approved; inviting candidates comes with the next version.
      </Trans>
    </Empty>
  );
}

type View = 'write' | 'read' | 'candidate' | 'versions';

function TemplateScreen({ template, job }: { template: AiInterviewTemplate; job: string }) {
  const { t } = useLingui();
  const me = useMe();
  const client = useQueryClient();
  const editable = template.allowed_actions.includes('edit');
  const [chosen, setChosen] = useState<View | null>(null);
  const view = chosen === null || (chosen === 'write' && !editable) ? (editable ? 'write' : 'read') : chosen;
  const [written, setWritten] = useState<InterviewLanguage | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const form = useForm<TemplateValues>({ initialValues: valuesOf(template) });
  const kept = useFormDraft(`ai-interview:${template.id}`, form);
  const { languages } = form.values;
  const language = written !== null && languages.includes(written) ? written : (languages[0] ?? 'en');
  const renew = (now: AiInterviewTemplate) => {
    form.setInitialValues(valuesOf(now));
    form.setValues(valuesOf(now));
    form.clearErrors();
  };
  const replaced = useRef(false);
  const seen = useRef(template.version);
  useEffect(() => {
    if (seen.current === template.version) return;
    seen.current = template.version;
    // What others saved is taken over as long as nothing was written here.
    if (replaced.current || !form.isDirty()) renew(template);
    replaced.current = false;
    // The form is stable; only a newer template matters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [template]);
  const save = useMutation({
    mutationFn: () => saveTemplate(template, form.values.name, contentOf(form.values)),
    onSuccess: (saved) => {
      kept.forget();
      replaced.current = true;
      client.setQueryData(jobInterviewQuery(saved.job_id).queryKey, whole(saved));
      renew(saved);
      toastDone(t`Saved.`);
    },
    onError: (failure) => {
      const faults = Object.entries(fieldMessages(failure)).map(([field, message]) => [
        field.replace(/^content\./, ''),
        message,
      ]);
      form.setErrors(Object.fromEntries(faults) as Record<string, string>);
      if (hasStatus(failure, 412))
        void client.invalidateQueries({ queryKey: jobInterviewQuery(template.job_id).queryKey });
    },
  });
  const dirty = editable && form.isDirty();
  useShortcuts([
    {
      keys: 'mod+s',
      label: t`Save`,
      group: t`This screen`,
      inFields: true,
      run: () => {
        if (dirty && !save.isPending) save.mutate();
      },
    },
  ]);
  const goTo = (field: string) => {
    setChosen('write');
    setWritten(languageOfField(field));
    const place = /^competencies\.(\d+)/.exec(field)?.[1];
    const key = place === undefined ? undefined : form.values.competencies[Number(place)]?.key;
    if (key !== undefined) setOpened(new Set([...opened, key]));
    // The field is there when the card is open and the language is the one that is written.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-path="${field}"]`)?.focus()),
    );
  };
  return (
    <Stack gap="lg" className={classes.container}>
      <Text c="dimmed" size="sm" maw={820}>
        <Trans>
          Interviews can be prepared and approved here. Inviting candidates comes with the next version.
        </Trans>
      </Text>
      <TemplateState
        template={template}
        unsaved={dirty}
        onReplaced={() => {
          kept.forget();
          replaced.current = true;
        }}
      />
      {editable && template.missing.length > 0 && (
        <Alert color="yellow" title={t`Before it can be approved`}>
          <List size="sm" spacing={4}>
            {template.missing.map(({ field, message }) => (
              <List.Item key={field}>
                <UnstyledButton mih={24} fz="sm" td="underline" onClick={() => goTo(field)}>
                  {placeOf(field)}
                </UnstyledButton>
                {': '}
                {message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {template.warnings.length > 0 && (
        <Alert color="orange" title={t`This may not be lawful to ask`}>
          <List size="sm" spacing={4}>
            {template.warnings.map(({ field, message }, index) => (
              <List.Item key={index}>
                {placeOf(field)}
                {': '}
                {message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t`What is shown`}
          value={view}
          onChange={setChosen}
          data={[
            ...(editable ? [{ value: 'write' as const, label: t`Write` }] : []),
            { value: 'read' as const, label: t`Questions` },
            { value: 'candidate' as const, label: t`As a candidate` },
            { value: 'versions' as const, label: t`Versions` },
          ]}
        />
        {editable && (
          <Button loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
        )}
      </Group>
      {kept.restored && (
        <Alert color="yellow" role="status">
          <Group justify="space-between">
            <Text size="sm">
              <Trans>What you typed earlier is back, not yet saved.</Trans>
            </Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                kept.forget();
                renew(template);
              }}
            >
              <Trans>Discard it</Trans>
            </Button>
          </Group>
        </Alert>
      )}
      {hasStatus(save.error, 412) ? (
        <Alert color="yellow" role="alert">
          <Trans>
            Somebody else changed this interview meanwhile. What you wrote is still here; save again to put it
            in the place of theirs.
          </Trans>
        </Alert>
      ) : (
        <FormError error={save.error} />
      )}
      {view === 'write' && (
        <TemplateEditor
          form={form}
          language={language}
          onLanguage={setWritten}
          opened={opened}
          onOpened={setOpened}
        />
      )}
      {view === 'write' && (
        <Group justify="flex-end">
          <Button loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      )}
      {view === 'read' && <ContentView content={form.values} />}
      {view === 'candidate' && (
        <CandidatePreview content={form.values} job={job} organization={me.organization?.name ?? ''} />
      )}
      {view === 'versions' && <Versions template={template} />}
    </Stack>
  );
}

const valuesOf = ({ name, content }: AiInterviewTemplate): TemplateValues => ({
  name,
  ...structuredClone(content),
});

const contentOf = ({
  languages,
  opening,
  closing,
  competencies,
  knockouts,
  facts,
  settings,
}: TemplateValues) => ({ languages, opening, closing, competencies, knockouts, facts, settings });
