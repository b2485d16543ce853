import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Alert,
  Button,
  Card,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Job } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { currencies, employmentTypes, payPeriods } from '@/format/employment';
import { fieldMessages, hasStatus } from '@/http/problem';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { FormError } from '@/ui/form-error';
import { Page } from '@/ui/page';
import { RichTextField } from '@/ui/rich-text-field';
import { toastDone } from '@/ui/toast';
import { createJob, updateJob } from '../api/save-job';
import {
  changesOf,
  draftOf,
  emptyJob,
  inputOf,
  type JobDraft,
  newId,
  rebased,
  validateJob,
} from '../model/job-form';
import { remotePolicies } from '../model/words';
import { HiringTeamFields } from './hiring-team-fields';
import classes from './job-editor.module.css';
import { JobPreview } from './job-preview';
import { QuestionBuilder } from './question-builder';
import { TemplatePicker } from './template-picker';

/** Writes a job: fields on the left, the posting as readers will see it on the right. */
export function JobEditor({ job }: { job: Job | null }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const idempotencyKey = useRef(newId());
  const [preview, { toggle: togglePreview }] = useDisclosure(true);
  const form = useForm<JobDraft>({
    initialValues: job === null ? emptyJob : draftOf(job),
    validate: validateJob,
  });
  const draft = useFormDraft(`job:${job?.id ?? 'new'}`, form);
  const overtaken = useRebase(job, form);
  const save = useMutation({
    mutationFn: async (values: JobDraft): Promise<Job> => {
      if (job === null) return createJob(inputOf(values), idempotencyKey.current);
      const changes = changesOf(values, job);
      return Object.keys(changes).length === 0 ? job : updateJob(job.id, job.version, changes);
    },
    onSuccess: (saved) => {
      draft.forget();
      client.setQueryData(['jobs', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['jobs', 'list'] });
      toastDone(job === null ? t`Saved as a draft.` : t`Saved.`);
      void navigate({ to: '/app/jobs/$jobId/posting', params: { jobId: saved.id } });
    },
    onError: (error) => {
      form.setErrors(fieldMessages(error));
      if (hasStatus(error, 412) && job !== null)
        void client.invalidateQueries({ queryKey: ['jobs', job.id] });
    },
  });
  const submit = form.onSubmit(
    (values) => save.mutate(values),
    (errors) => {
      const first = Object.keys(errors)[0];
      if (first !== undefined) form.getInputNode(first)?.focus();
    },
  );
  useShortcuts([
    { keys: 'mod+s', label: t`Save`, group: t`This screen`, inFields: true, run: () => submit() },
  ]);
  const discard = () => {
    draft.forget();
    form.setValues(job === null ? emptyJob : draftOf(job));
  };
  return (
    <Page
      width="full"
      title={job === null ? t`New job` : t`Edit “${job.title}”`}
      documentTitle={job === null ? t`New job` : t`Edit ${job.title}`}
      actions={
        <>
          <Switch label={t`Preview`} checked={preview} onChange={togglePreview} visibleFrom="lg" mr="sm" />
          <Button
            variant="default"
            onClick={() => {
              draft.forget();
              window.history.back();
            }}
          >
            <Trans>Cancel</Trans>
          </Button>
          <Button loading={save.isPending} onClick={() => submit()}>
            {job === null ? t`Save as draft` : t`Save`}
          </Button>
        </>
      }
    >
      <div className={classes.split} data-preview={preview || undefined}>
        <form onSubmit={submit} noValidate aria-label={t`Job`}>
          <Stack gap="lg">
            {job === null && <TemplatePicker />}
            {draft.restored && (
              <Alert color="yellow" role="status">
                <Group justify="space-between">
                  <Text size="sm">
                    <Trans>What you typed earlier is back, not yet saved.</Trans>
                  </Text>
                  <Button size="xs" variant="default" onClick={discard}>
                    <Trans>Discard it</Trans>
                  </Button>
                </Group>
              </Alert>
            )}
            {overtaken && (
              <Alert color="yellow" title={t`Somebody else saved this job meanwhile`} role="status">
                <Trans>
                  What you typed is still here; fields you did not touch show their text now. Saving writes
                  only what you changed.
                </Trans>
              </Alert>
            )}
            {!hasStatus(save.error, 412) && <FormError error={save.error} />}
            <Basics form={form} />
            <Card>
              <RichTextField
                label={t`Description`}
                description={t`What the work is, who it is with, what you offer. Headings and lists help readers.`}
                value={form.values.description_html}
                onChange={(html) => form.setFieldValue('description_html', html)}
                error={form.errors.description_html}
              />
            </Card>
            <Section title={t`Skills`}>
              <TagsInput
                label={t`Required`}
                description={t`Press Enter after each.`}
                maxTags={40}
                {...form.getInputProps('required_skills')}
                clearButtonProps={{ 'aria-label': t`Remove all required skills` }}
              />
              <TagsInput
                label={t`Good to have`}
                maxTags={40}
                {...form.getInputProps('preferred_skills')}
                clearButtonProps={{ 'aria-label': t`Remove all preferred skills` }}
              />
            </Section>
            <Section title={t`Questions`}>
              <QuestionBuilder form={form} jobId={job?.id} />
            </Section>
            <Section title={t`Hiring team`}>
              <HiringTeamFields form={form} />
            </Section>
          </Stack>
          {/* Enter in a field submits, as people expect of a form. */}
          <button type="submit" hidden />
        </form>
        {preview && (
          <aside className={classes.preview} aria-label={t`Preview`}>
            <JobPreview draft={form.values} />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** Follows changes that others save while one is writing; says whether there were any. */
const useRebase = (job: Job | null, form: UseFormReturnType<JobDraft>): boolean => {
  const base = useRef(job);
  const [overtaken, setOvertaken] = useState(false);
  useEffect(() => {
    if (job === null || base.current === null || base.current.version === job.version) return;
    form.setValues((values) => rebased(values as JobDraft, base.current ?? job, job));
    base.current = job;
    setOvertaken(true);
    // The form is stable; only a newer job matters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [job]);
  return overtaken;
};

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Card component="section">
      <Title order={2} mb="md">
        {title}
      </Title>
      <Stack>{children}</Stack>
    </Card>
  );
}

function Basics({ form }: { form: UseFormReturnType<JobDraft> }) {
  const { t } = useLingui();
  return (
    <Section title={t`Basics`}>
      <TextInput
        label={t`Title`}
        required
        withAsterisk={false}
        placeholder={t`Staff nurse, night shift`}
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t`Department`} maxLength={120} {...form.getInputProps('department')} />
        <NumberInput
          label={t`Openings`}
          min={1}
          max={999}
          allowDecimal={false}
          {...form.getInputProps('openings')}
        />
        <Select
          label={t`Employment`}
          data={employmentTypes}
          allowDeselect={false}
          {...form.getInputProps('employment_type')}
        />
        <Select
          label={t`Place of work`}
          data={remotePolicies}
          allowDeselect={false}
          {...form.getInputProps('remote_policy')}
        />
        <TextInput
          label={t`Last day to apply`}
          type="date"
          description={t`Empty for no end.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('last_day')}
        />
      </SimpleGrid>
      <Stack gap="xs" component="fieldset" className={classes.plainFieldset}>
        <Text component="legend" size="sm" fw={500}>
          <Trans>Locations</Trans>
        </Text>
        {form.values.locations.map((_, index) => (
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              aria-label={t`City ${index + 1}`}
              placeholder={t`City`}
              flex={2}
              {...form.getInputProps(`locations.${index}.city`)}
            />
            <TextInput
              aria-label={t`Region ${index + 1}`}
              placeholder={t`Region`}
              flex={2}
              {...form.getInputProps(`locations.${index}.region`)}
            />
            <TextInput
              aria-label={t`Country code ${index + 1}`}
              placeholder={t`DE`}
              maxLength={2}
              flex={1}
              {...form.getInputProps(`locations.${index}.country`)}
            />
            <ActionIcon
              size={34}
              aria-label={t`Remove location ${index + 1}`}
              onClick={() => form.removeListItem('locations', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => form.insertListItem('locations', { city: '', region: '', country: '' })}
          >
            <Trans>Add a location</Trans>
          </Button>
        </Group>
      </Stack>
      <Stack gap={4} component="fieldset" className={classes.plainFieldset}>
        <Text component="legend" size="sm" fw={500}>
          <Trans>Pay</Trans>
        </Text>
        <Text size="xs" c="dimmed">
          <Trans>Many places require a range in the posting; candidates everywhere look for it.</Trans>
        </Text>
        <Group gap="xs" align="flex-start">
          <NumberInput
            aria-label={t`Pay from`}
            placeholder={t`From`}
            min={0}
            thousandSeparator
            hideControls
            w={120}
            {...form.getInputProps('pay.min')}
          />
          <NumberInput
            aria-label={t`Pay to`}
            placeholder={t`Up to`}
            min={0}
            thousandSeparator
            hideControls
            w={120}
            {...form.getInputProps('pay.max')}
          />
          <Select
            aria-label={t`Currency`}
            data={currencies}
            searchable
            allowDeselect={false}
            w={96}
            {...form.getInputProps('pay.currency')}
          />
          <Select
            aria-label={t`Pay period`}
            data={payPeriods}
            allowDeselect={false}
            w={120}
            {...form.getInputProps('pay.period')}
          />
        </Group>
      </Stack>
    </Section>
  );
}
