import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Button, Card, Group, List, Menu, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Criterion, Job, JobCriteria } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { PageSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { criteriaQuery, saveCriteria } from '../api/criteria';
import { jobQuery } from '../api/get-job';
import { comparable, criterionKinds, faultsOf, kindLabel, newCriterion, savedForm } from '../model/criteria';
import { CriterionFields } from './criterion-fields';

/** What people look for when they read the applications for a job. */
export function Criteria({ jobId }: { jobId: string }) {
  const { t } = useLingui();
  const { data: job, error: jobError } = useQuery(jobQuery(jobId));
  const { data, error, refetch } = useQuery(criteriaQuery(jobId));
  const mayChange = useCan('jobs:update');
  const failed = error ?? jobError;
  if (failed !== null)
    return <ErrorPanel error={failed} what={t`The criteria`} onRetry={() => void refetch()} />;
  if (job === undefined || data === undefined) return <PageSkeleton />;
  return (
    <Stack gap="lg" maw={820} w="100%">
      <Text c="dimmed" size="sm">
        <Trans>
          What you look for in every application for this job. Triage shows for each criterion what the résumé
          or an answer says, with the sentence. Nobody is ranked, moved or rejected by it.
        </Trans>
      </Text>
      {mayChange && job.allowed_actions.includes('edit') ? (
        <CriteriaForm job={job} criteria={data} />
      ) : (
        <CriteriaList criteria={data} />
      )}
    </Stack>
  );
}

function CriteriaList({ criteria }: { criteria: JobCriteria }) {
  const { t } = useLingui();
  if (criteria.items.length === 0)
    return (
      <Empty icon={<IconListCheck size={26} />} title={t`No criteria yet`} compact>
        <Trans>Recruiters name them here; then triage shows what each résumé says about them.</Trans>
      </Empty>
    );
  return (
    <Card>
      <List spacing="sm">
        {criteria.items.map((item) => (
          <List.Item key={item.id}>
            <Group gap={8}>
              <Text fw={550}>{item.label}</Text>
              <Badge color={item.required ? 'spruce' : 'gray'}>
                {item.required ? t`Required` : t`Preferred`}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {kindLabel(item.kind)}
              {item.phrases.length > 0 && `: ${item.phrases.join(', ')}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}

function CriteriaForm({ job, criteria }: { job: Job; criteria: JobCriteria }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm<{ items: Criterion[] }>({ initialValues: { items: criteria.items } });
  const kept = useFormDraft(`criteria:${job.id}`, form);
  const { items } = form.values;
  const questions = comparable(job);
  const save = useMutation({
    mutationFn: (wanted: Criterion[]) => saveCriteria(job.id, criteria.version, wanted),
    onSuccess: (saved) => {
      kept.forget();
      client.setQueryData(criteriaQuery(job.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['findings', job.id] });
      form.setInitialValues({ items: saved.items });
      form.setValues({ items: saved.items });
      toastDone(t`Saved. Applications are looked at by these criteria now.`);
    },
    onError: (failure) => {
      form.setErrors(fieldMessages(failure));
      if (hasStatus(failure, 412))
        void client.invalidateQueries({ queryKey: criteriaQuery(job.id).queryKey });
    },
  });
  const submit = () => {
    const faults = faultsOf(items, questions);
    form.setErrors(faults);
    const first = Object.keys(faults)[0];
    if (first === undefined) save.mutate(savedForm(items, criteria.languages, questions));
    else document.getElementById(first)?.focus();
  };
  const known = new Set(
    items.flatMap((item) => [item.label, ...item.phrases]).map((word) => word.trim().toLowerCase()),
  );
  const suggestions = [...criteria.suggestions].filter(({ label }) => !known.has(label.trim().toLowerCase()));
  const add = (...wanted: Criterion[]) => {
    form.setFieldValue('items', [...items, ...wanted]);
  };
  const fromSkill = (suggestion: Criterion): Criterion => ({
    ...newCriterion('skill'),
    label: suggestion.label,
    required: suggestion.required,
    phrases: suggestion.phrases,
  });
  return (
    <form
      noValidate
      aria-label={t`Criteria`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        {items.length === 0 && (
          <Empty icon={<IconListCheck size={26} />} title={t`No criteria yet`} compact>
            <Trans>
              Begin with the job’s skills, or add what you would look for with a pencil in your hand.
            </Trans>
          </Empty>
        )}
        {items.map((item, index) => (
          <CriterionFields
            key={item.id}
            form={form}
            index={index}
            languages={criteria.languages}
            questions={questions}
          />
        ))}
        {suggestions.length > 0 && (
          <Card component="section" aria-label={t`From the job’s skills`} padding="md">
            <Text size="sm" c="dimmed" mb="xs">
              <Trans>From the job’s skills:</Trans>
            </Text>
            <Group gap="xs">
              {suggestions.map((suggestion) => (
                <Button
                  key={suggestion.id}
                  size="xs"
                  variant="default"
                  leftSection={<IconPlus size={14} />}
                  onClick={() => add(fromSkill(suggestion))}
                >
                  {suggestion.label}
                </Button>
              ))}
              {suggestions.length > 1 && (
                <Button size="xs" variant="subtle" onClick={() => add(...suggestions.map(fromSkill))}>
                  <Trans>Add all</Trans>
                </Button>
              )}
            </Group>
          </Card>
        )}
        {hasStatus(save.error, 412) ? (
          <Alert color="yellow" role="alert">
            <Trans>
              Somebody else saved the criteria meanwhile. What you changed is still here; save again to put it
              in the place of theirs.
            </Trans>
          </Alert>
        ) : (
          <FormError error={save.error} />
        )}
        <Group justify="space-between">
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" leftSection={<IconPlus size={16} />} disabled={items.length >= 40}>
                <Trans>Add a criterion</Trans>
              </Button>
            </Menu.Target>
            <Menu.Dropdown maw={340}>
              {criterionKinds.map(({ value, label, hint }) => (
                <Menu.Item
                  key={value}
                  disabled={value === 'answer' && questions.length === 0}
                  onClick={() => add(newCriterion(value))}
                >
                  {label}
                  <Text size="xs" c="dimmed">
                    {value === 'answer' && questions.length === 0
                      ? t`The job asks no question whose answer can be compared`
                      : hint}
                  </Text>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            <Trans>Save the criteria</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
