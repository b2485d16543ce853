import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Button, Card, Group, Stack, Switch, Text, Title, Tooltip } from '@mantine/core';
import { IconHistory, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AutomationRule, Job, Workflow } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { changeRule, removeRule, rulesQuery } from '../api/rules';
import { savedMessagesQuery } from '../api/saved-messages';
import { comparableQuestions } from '../model/comparisons';
import { draftOfRule, inputOfRule, sentence } from '../model/sentence';
import { RuleDialog } from './rule-dialog';
import { RuleLog } from './rule-log';

interface AutomationsProps {
  workflow: Workflow;
  /** Shows what happens to the applications of this job, and makes rules for it alone. */
  job?: Job;
}

/** What happens by itself in the stages of a workflow. */
export function Automations({ workflow, job }: AutomationsProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(rulesQuery(workflow.id));
  const [editing, setEditing] = useState<AutomationRule | 'new' | null>(null);
  const [reading, setReading] = useState<AutomationRule | null>(null);
  const shown = (data?.items ?? []).filter(
    ({ job_id: of }) => job === undefined || of === null || of === job.id,
  );
  return (
    <Card component="section" aria-labelledby="automation">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="automation">
          <Trans>Automation</Trans>
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setEditing('new')}
        >
          {job === undefined ? t`New rule` : t`New rule for this job`}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {job === undefined ? (
          <Trans>
            Rules act for every job of this workflow. What they do, or why they did nothing, stands in the
            timeline of the application and in the log of the rule.
          </Trans>
        ) : (
          <Trans>
            What happens by itself to the applications for this job: by the rules of its workflow, and by its
            own, which can ask for the answers to its questions.
          </Trans>
        )}
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The rules`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>
            No rule yet. Begin with a reminder, such as: when an application is still in Screening after 3
            working days, remind the recruiters.
          </Trans>
        </Text>
      ) : (
        <Stack gap={0} component="ul" m={0} p={0}>
          {shown.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              workflow={workflow}
              job={job}
              narrowedTo={data.jobs.find(({ id }) => id === rule.job_id)}
              onEdit={() => setEditing(rule)}
              onLog={() => setReading(rule)}
            />
          ))}
        </Stack>
      )}
      {editing !== null && (
        <RuleDialog
          rule={editing === 'new' ? null : editing}
          workflow={workflow}
          job={job}
          onClose={() => setEditing(null)}
        />
      )}
      {reading !== null && <RuleLog rule={reading} onClose={() => setReading(null)} />}
    </Card>
  );
}

interface RuleRowProps {
  rule: AutomationRule;
  workflow: Workflow;
  job: Job | undefined;
  /** The one job that the rule is for, if it is for one. */
  narrowedTo: { id: string; title: string } | undefined;
  onEdit: () => void;
  onLog: () => void;
}

function RuleRow({ rule, workflow, job, narrowedTo, onEdit, onLog }: RuleRowProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => void client.invalidateQueries({ queryKey: rulesQuery(workflow.id).queryKey });
  const { data: saved } = useQuery(savedMessagesQuery);
  const { data: fields } = useQuery(candidateFieldsQuery);
  const lacks =
    saved !== undefined &&
    rule.actions.some(
      ({ template_id: id }) => id !== null && !saved.items.some((message) => message.id === id),
    );
  // A rule is changed where it belongs: its workflow's there, a job's on the page of the job.
  const elsewhere = job?.id !== narrowedTo?.id;
  const subjects = [...(fields?.items ?? []), ...comparableQuestions(job?.questions ?? [])];
  const nameOf = (key: string) => workflow.stages.find((stage) => stage.key === key)?.name ?? key;
  const change = useMutation({
    mutationFn: (active: boolean) =>
      changeRule(rule, inputOfRule(draftOfRule(rule, ''), rule.workflow_id, rule.job_id, active)),
    onError: (failure) => toastFailed(t`The rule is unchanged`, failure),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => removeRule(rule.id),
    onError: (failure) => toastFailed(t`The rule was not removed`, failure),
    onSettled: refresh,
  });
  return (
    <Group component="li" justify="space-between" gap="sm" py="xs" wrap="nowrap" align="flex-start">
      <div>
        <Text fw={600}>{rule.name}</Text>
        <Text size="sm" c="dimmed">
          {sentence(rule, nameOf, subjects)}
        </Text>
        {elsewhere && (
          <Text size="sm">
            {narrowedTo === undefined ? (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/app/settings/workflows/$workflowId"
                    params={{ workflowId: workflow.id }}
                  />
                )}
              >
                <Trans>For every job of the workflow</Trans>
              </Anchor>
            ) : (
              <Trans>
                Only for{' '}
                <Anchor
                  size="sm"
                  renderRoot={(props) => (
                    <Link {...props} to="/app/jobs/$jobId/automation" params={{ jobId: narrowedTo.id }} />
                  )}
                >
                  {narrowedTo.title}
                </Anchor>
              </Trans>
            )}
          </Text>
        )}
        {lacks && (
          <Text size="sm" c="red">
            <Trans>Its saved message was deleted, so it writes nothing.</Trans>
          </Text>
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        <Switch
          disabled={elsewhere}
          aria-label={t`${rule.name} is on`}
          checked={change.isPending ? change.variables : rule.active}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
        <Tooltip label={t`Log`}>
          <ActionIcon aria-label={t`Log of ${rule.name}`} onClick={onLog}>
            <IconHistory size={16} />
          </ActionIcon>
        </Tooltip>
        {!elsewhere && (
          <>
            <Tooltip label={t`Change`}>
              <ActionIcon aria-label={t`Change ${rule.name}`} onClick={onEdit}>
                <IconPencil size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t`Remove`}>
              <ActionIcon aria-label={t`Remove ${rule.name}`} color="red" onClick={() => setAsking(true)}>
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </Group>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Remove “${rule.name}”?`}
        action={t`Remove`}
        danger
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <Trans>What waits because of it is skipped. Its log stays.</Trans>
      </Confirm>
    </Group>
  );
}
