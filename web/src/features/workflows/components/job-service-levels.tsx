import { plural, t as text } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job, JobServiceLevels as Levels } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { jobServiceLevelsQuery, saveJobServiceLevels } from '../api/service-levels';
import { draftOfLevels, inputOfLevels } from '../model/service-levels';
import { LevelsForm } from './levels-form';

/** What a job promises about its stages, where that is not what its workflow does. */
export function JobServiceLevels({ job }: { job: Job }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = jobServiceLevelsQuery(job.id);
  const { data, error, refetch } = useQuery(query);
  const { stages } = job.workflow;
  return (
    <Card component="section" aria-labelledby="service-levels">
      <Title order={2} id="service-levels" mb={4}>
        <Trans>Service levels</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {job.status === 'archived' ? (
          <Trans>An archived job promises nothing any more.</Trans>
        ) : (
          <Trans>
            What this job promises to applicants, where it differs from its workflow: within how many working
            days an application leaves a stage. An empty field goes by the workflow.
          </Trans>
        )}
      </Text>
      {job.status === 'archived' ? null : error !== null ? (
        <ErrorPanel error={error} what={t`The service levels`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <LevelsForm
          draft={`job-service-levels:${job.id}:${job.workflow.version}`}
          promises={draftOfLevels(stages, data.promises, data.of_workflow)}
          stageName={(key) => stages.find((stage) => stage.key === key)?.name ?? key}
          otherwise={(key) => ofWorkflow(data, key)}
          save={async (promises) => {
            const saved = await saveJobServiceLevels(job.id, data.version, inputOfLevels(promises));
            client.setQueryData(query.queryKey, saved);
            return draftOfLevels(stages, saved.promises, saved.of_workflow);
          }}
          reload={() => void client.invalidateQueries({ queryKey: query.queryKey })}
        />
      )}
    </Card>
  );
}

const ofWorkflow = (levels: Levels, key: string) => {
  const days = levels.of_workflow.find(({ stage_key }) => stage_key === key)?.working_days;
  return days === undefined
    ? text`Nothing promised`
    : text`Workflow: ${plural(days, { one: '# working day', other: '# working days' })}`;
};
