import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { workflowQuery } from '@/directory/api/get-workflow';
import { Automations } from '@/features/automation/components/automations';
import { jobQuery } from '@/features/jobs/api/get-job';
import { JobServiceLevels } from '@/features/workflows/components/job-service-levels';
import { onlyWith } from '@/session/guard';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';

export const Route = createFileRoute('/app/_console/jobs/$jobId/automation')({
  beforeLoad: onlyWith('workflows:manage'),
  component: function JobAutomation() {
    const { t } = useLingui();
    const { data: job } = useQuery(jobQuery(Route.useParams().jobId));
    const { data, error, refetch } = useQuery({
      ...workflowQuery(job?.workflow.id ?? ''),
      enabled: job !== undefined,
    });
    if (error !== null)
      return <ErrorPanel error={error} what={t`The workflow`} onRetry={() => void refetch()} />;
    if (job === undefined || data === undefined) return <RowsSkeleton rows={4} />;
    return (
      <Stack gap="lg">
        <JobServiceLevels key={job.workflow.version} job={job} />
        <Automations workflow={data} job={job} />
      </Stack>
    );
  },
});
