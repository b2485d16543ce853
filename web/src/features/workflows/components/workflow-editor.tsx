import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Card, Group, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { Workflow } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { newIdempotencyKey } from '@/http/preconditions';
import { hasStatus } from '@/http/problem';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { FormError } from '@/ui/form-error';
import { Page } from '@/ui/page';
import { toastDone } from '@/ui/toast';
import { addWorkflow, changeWorkflow } from '../api/save-workflow';
import { copyOf, draftOf, inputOf, insertAfter, type StageDraft, type WorkflowDraft } from '../model/draft';
import { JobsOfWorkflow } from './jobs-of-workflow';
import { ServiceLevels } from './service-levels';
import { StagePanel } from './stage-panel';
import { useFaults } from './use-faults';
import classes from './workflow-editor.module.css';
import { WorkflowGraph } from './workflow-graph';

interface WorkflowEditorProps {
  /** The workflow to change; null makes a new one. */
  workflow: Workflow | null;
  /** What a new one begins with. */
  model: Workflow;
  /** What happens by itself in its stages, which another feature shows. */
  automation?: (workflow: Workflow) => ReactNode;
}

/** Stages and moves on screen: choose a stage in the graph, change it beside the graph. */
export function WorkflowEditor({ workflow, model, automation }: WorkflowEditorProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newIdempotencyKey());
  const [read, setRead] = useState(workflow);
  const form = useForm<WorkflowDraft>({
    initialValues: workflow === null ? copyOf(model) : draftOf(workflow),
  });
  const kept = useFormDraft(`workflow:${workflow?.id ?? `new:${model.id}`}`, form);
  const [selected, setSelected] = useState<string | null>(null);
  const draft = form.values;
  const stage = draft.stages.find(({ id }) => id === selected) ?? draft.stages[0];
  const faults = useFaults(draft);
  const unnamed = draft.name.trim() === '' || draft.stages.some(({ name }) => name.trim() === '');
  const save = useMutation({
    mutationFn: () =>
      read === null ? addWorkflow(inputOf(draft), key.current) : changeWorkflow(read, inputOf(draft)),
    onSuccess: (saved) => {
      kept.forget();
      setRead(saved);
      form.setInitialValues(draftOf(saved));
      form.setValues(draftOf(saved));
      client.setQueryData(['workflows', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['workflows'] });
      toastDone(read === null ? t`“${saved.name}” is there.` : t`Saved as version ${saved.version}.`);
      if (read === null)
        void navigate({
          to: '/app/settings/workflows/$workflowId',
          params: { workflowId: saved.id },
          replace: true,
        });
    },
    onError: (error) => {
      if (hasStatus(error, 412)) void client.invalidateQueries({ queryKey: ['workflows'] });
    },
  });
  const newer = workflow !== null && read !== null && workflow.version > read.version ? workflow : null;
  const clean = !form.isDirty() && read !== null;
  const ready = faults.messages.length === 0 && !unnamed && !clean;
  useShortcuts([
    {
      keys: 'mod+s',
      label: t`Save`,
      group: t`This screen`,
      inFields: true,
      run: () => ready && save.mutate(),
    },
  ]);
  const takeTheirs = (theirs: Workflow) => {
    kept.forget();
    setRead(theirs);
    form.setInitialValues(draftOf(theirs));
    form.setValues(draftOf(theirs));
    save.reset();
  };
  return (
    <Page
      title={read === null ? t`New workflow` : read.name}
      above={
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/app/settings" search={{ view: 'workflows' }} />}
        >
          <Trans>All workflows</Trans>
        </Anchor>
      }
      description={
        read === null ? t`Begins as a copy; change what is different.` : t`Version ${read.version}`
      }
      actions={
        <Button loading={save.isPending} disabled={!ready} onClick={() => save.mutate()}>
          {read === null ? t`Create the workflow` : t`Save as version ${(newer ?? read).version + 1}`}
        </Button>
      }
    >
      <Stack gap="lg">
        {kept.restored && (
          <Alert color="yellow" role="status">
            <Group justify="space-between">
              <Text size="sm">
                <Trans>What you changed earlier is back, not yet saved.</Trans>
              </Text>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  kept.forget();
                  form.reset();
                }}
              >
                <Trans>Discard it</Trans>
              </Button>
            </Group>
          </Alert>
        )}
        {newer !== null ? (
          <Alert
            color="yellow"
            role="alert"
            title={t`Somebody else saved version ${newer.version} meanwhile`}
          >
            <Stack gap="xs" align="flex-start">
              <Trans>
                What you changed is still here. Begin again from theirs, or save yours on top of it.
              </Trans>
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => takeTheirs(newer)}>
                  <Trans>Begin from theirs</Trans>
                </Button>
                <Button size="xs" variant="default" onClick={() => setRead(newer)}>
                  <Trans>Keep mine</Trans>
                </Button>
              </Group>
            </Stack>
          </Alert>
        ) : (
          !hasStatus(save.error, 412) && <FormError error={save.error} />
        )}
        {faults.messages.length > 0 && (
          <Alert color="red" role="status" title={t`This workflow cannot be saved yet`}>
            <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
              {faults.messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
        <Card component="section">
          <Stack>
            <TextInput
              label={t`Name of the workflow`}
              maxLength={100}
              error={draft.name.trim() === '' ? t`Give it a name.` : undefined}
              {...form.getInputProps('name')}
            />
            <Group gap="xl">
              <Switch
                label={t`For new jobs`}
                description={
                  read?.is_default === true
                    ? t`Make another workflow the one for new jobs to change this.`
                    : t`Jobs begin with it unless another is chosen.`
                }
                disabled={read?.is_default === true}
                {...form.getInputProps('isDefault', { type: 'checkbox' })}
              />
              <Switch
                label={t`Rejected applications may be reopened`}
                description={t`They return to the stage that they left.`}
                {...form.getInputProps('mayReopen', { type: 'checkbox' })}
              />
            </Group>
          </Stack>
        </Card>
        <Card component="section" aria-label={t`Stages and moves`}>
          <div className={classes.split}>
            <div className={classes.graph}>
              <WorkflowGraph
                draft={draft}
                selected={stage?.id ?? null}
                onSelect={setSelected}
                faulty={faults.stages}
              />
              <Text size="xs" c="dimmed" mt="xs">
                <Trans>× marks stages from which an application can be rejected.</Trans>
              </Text>
            </div>
            {stage !== undefined && (
              <section className={classes.panel} aria-label={t`Stage ${stage.name}`}>
                <Title order={2} mb="md">
                  {stage.name === '' ? t`New stage` : stage.name}
                </Title>
                <StagePanel
                  draft={draft}
                  stage={stage}
                  nameFault={stage.name.trim() === '' ? t`Give it a name.` : faults.names.get(stage.id)}
                  onChange={(next) => form.setValues(next)}
                  onAddAfter={() => {
                    const added = newStage(draft.stages);
                    form.setValues(insertAfter(draft, stage.id, added));
                    setSelected(added.id);
                  }}
                  onRemoved={() => setSelected(null)}
                />
              </section>
            )}
          </div>
        </Card>
        {read !== null && <ServiceLevels workflow={newer ?? read} />}
        {read !== null && automation?.(newer ?? read)}
        {read !== null && <JobsOfWorkflow workflow={newer ?? read} />}
      </Stack>
    </Page>
  );
}

const newStage = (stages: StageDraft[]): StageDraft => {
  const numbers = stages.map(({ id }) => Number(/^new-(\d+)$/.exec(id)?.[1] ?? 0));
  return { id: `new-${Math.max(...numbers) + 1}`, key: null, name: t`New stage`, kind: 'interview' };
};
