import { createFileRoute, Outlet } from '@tanstack/react-router';
import { jobQuery } from '@/features/jobs/api/get-job';
import { JobFrame } from '@/features/jobs/components/job-frame';
import { HoldBanner } from '@/features/privacy/components/hold-banner';
import { preload } from '@/routing/preload';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/jobs/$jobId')({
  beforeLoad: onlyWith('jobs:read'),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(jobQuery(params.jobId)));
  },
  component: function Job() {
    const { jobId } = Route.useParams();
    return (
      <JobFrame jobId={jobId}>
        <HoldBanner kind="job" id={jobId} />
        <Outlet />
      </JobFrame>
    );
  },
});
