import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Workflow } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { saveServiceLevels, serviceLevelsQuery } from '../api/service-levels';
import { draftOfLevels, inputOfLevels } from '../model/service-levels';
import { LevelsForm } from './levels-form';

/** Within how many working days an application leaves each stage, and who is told if it does not. */
export function ServiceLevels({ workflow }: { workflow: Workflow }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = serviceLevelsQuery(workflow.id);
  const { data, error, refetch } = useQuery(query);
  return (
    <Card component="section" aria-labelledby="service-levels">
      <Title order={2} id="service-levels" mb={4}>
        <Trans>Service levels</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        <Trans>
          What you promise to applicants: within how many working days an application leaves a stage. It holds
          for all jobs of this workflow, in every version, from the moment it is saved; a job can have its
          own.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The service levels`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <LevelsForm
          key={workflow.version}
          draft={`service-levels:${workflow.id}:${workflow.version}`}
          promises={draftOfLevels(workflow.stages, data.promises)}
          stageName={(key) => workflow.stages.find((stage) => stage.key === key)?.name ?? key}
          otherwise={() => t`Nothing promised`}
          save={async (promises) => {
            const saved = await saveServiceLevels(
              workflow.id,
              data.version,
              inputOfLevels(promises, workflow.stages, data.promises),
            );
            client.setQueryData(query.queryKey, saved);
            return draftOfLevels(workflow.stages, saved.promises);
          }}
          reload={() => void client.invalidateQueries({ queryKey: query.queryKey })}
        />
      )}
    </Card>
  );
}
