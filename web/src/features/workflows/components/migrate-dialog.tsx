import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MigrationPlan, PinnedJob, Workflow } from '@/contract';
import { isConflict } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { toastDone } from '@/ui/toast';
import { migrateJob, migrationQuery } from '../api/migrate-job';

interface MigrateDialogProps {
  job: PinnedJob | null;
  workflow: Workflow;
  onClose: () => void;
}

/** Says what moving a job to the newest version would do to its applications, and does it. */
export function MigrateDialog({ job, workflow, onClose }: MigrateDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={job !== null}
      onClose={onClose}
      size="lg"
      title={job === null ? '' : t`Move “${job.title}” to version ${workflow.version}`}
    >
      {job !== null && <Preview job={job} workflow={workflow} onClose={onClose} />}
    </Modal>
  );
}

function Preview({ job, workflow, onClose }: { job: PinnedJob; workflow: Workflow; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(migrationQuery(job.id, workflow.id));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The preview`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  return <Plan key={`${data.job_version}-${data.to_workflow.version}`} plan={data} onClose={onClose} />;
}

function Plan({ plan, onClose }: { plan: MigrationPlan; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const targetOf = (key: string, suggested: string | null) => chosen[key] ?? suggested;
  const open = plan.stages.filter(({ stage, suggested }) => targetOf(stage.key, suggested) === null);
  const total = plan.stages.reduce((sum, { applications }) => sum + applications, 0);
  const changing = plan.stages.reduce(
    (sum, { stage, applications, suggested }) =>
      sum + (targetOf(stage.key, suggested) === stage.key ? 0 : applications),
    0,
  );
  const move = useMutation({
    mutationFn: () => migrateJob(plan, chosen),
    onSuccess: ({ applications, moved }) => {
      toastDone(
        t`“${plan.job_title}” goes by version ${plan.to_workflow.version} now` +
          (applications === 0
            ? '.'
            : t`; ${moved} of ${plural(applications, { one: '# application', other: '# applications' })} changed stage.`),
      );
      onClose();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['workflows'] });
      void client.invalidateQueries({ queryKey: ['jobs', plan.job_id] });
      void client.invalidateQueries({ queryKey: ['board', plan.job_id] });
      void client.invalidateQueries({ queryKey: ['applications'] });
    },
  });
  const outdated = isConflict(move.error);
  return (
    <Stack>
      <Text size="sm">
        <Trans>
          All applications of the job move together. Candidates are not told: nobody is rejected or hired by
          it, and their own page speaks in plain words anyway.
        </Trans>
      </Text>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Now in</Trans>
              </Table.Th>
              <Table.Th ta="right">
                <Trans>Applications</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Go on in</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.stages.map(({ stage, applications, choices, suggested }) => (
              <Table.Tr key={stage.key}>
                <Table.Td>
                  <StageBadge name={stage.name} kind={stage.kind} plain />
                </Table.Td>
                <Table.Td ta="right">{applications}</Table.Td>
                <Table.Td>
                  {choices.length === 1 && choices[0] !== undefined ? (
                    <StageBadge name={choices[0].name} kind={choices[0].kind} plain />
                  ) : (
                    <Select
                      aria-label={t`${stage.name} goes on in`}
                      placeholder={t`Choose a stage`}
                      allowDeselect={false}
                      data={choices.map(({ key, name }) => ({ value: key, label: name }))}
                      value={targetOf(stage.key, suggested)}
                      onChange={(key) => {
                        if (key !== null) setChosen({ ...chosen, [stage.key]: key });
                      }}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" role="status">
        {open.length > 0
          ? t`Choose where ${open.map(({ stage }) => `“${stage.name}”`).join(', ')} goes on.`
          : total === 0
            ? t`Nobody has applied yet, so only the job itself changes.`
            : t`${plural(total, { one: '# application', other: '# applications' })}: ${changing} change their stage, ${total - changing} stay in theirs.`}
      </Text>
      {outdated ? (
        <Alert color="yellow" role="alert" title={t`Something changed since this preview`}>
          <Stack gap="xs" align="flex-start">
            <Trans>Nothing has been moved. Look at the preview as it is now, and decide again.</Trans>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                void client.invalidateQueries({ queryKey: ['jobs', plan.job_id, 'workflow-migration'] })
              }
            >
              <Trans>Show it</Trans>
            </Button>
          </Stack>
        </Alert>
      ) : (
        <FormError error={move.error} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={move.isPending} disabled={open.length > 0} onClick={() => move.mutate()}>
          {total === 0
            ? t`Move the job`
            : t`Move ${plural(total, { one: '# application', other: '# applications' })}`}
        </Button>
      </Group>
    </Stack>
  );
}
