import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { boardQuery } from '@/features/applications/api/get-board';
import { Board } from '@/features/applications/components/board';
import { jobQuery } from '@/features/jobs/api/get-job';
import { preload } from '@/routing/preload';

export const Route = createFileRoute('/app/_console/jobs/$jobId/')({
  loader: ({ context, params }) => {
    preload(context.queryClient.query(boardQuery(params.jobId)));
  },
  component: function JobBoard() {
    const { jobId } = Route.useParams();
    const { data: job } = useQuery(jobQuery(jobId));
    return (
      <Board
        key={jobId}
        jobId={jobId}
        workflowId={job?.workflow.id}
        jobOpen={job === undefined ? undefined : job.status === 'open'}
        publicUrl={job?.status === 'open' && !job.confidential ? job.public_url : null}
        confidential={job?.confidential ?? false}
      />
    );
  },
});
