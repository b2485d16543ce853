import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { jobQuery } from '@/features/jobs/api/get-job';
import { JobEditor } from '@/features/jobs/components/job-editor';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/jobs/$jobId_/edit')({
  beforeLoad: onlyWith('jobs:update'),
  loader: ({ context, params }) => context.queryClient.query(jobQuery(params.jobId)),
  component: function EditJob() {
    const { jobId } = Route.useParams();
    const { data: job } = useSuspenseQuery(jobQuery(jobId));
    return <JobEditor key={job.id} job={job} />;
  },
});
