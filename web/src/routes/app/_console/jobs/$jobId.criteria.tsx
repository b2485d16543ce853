import { createFileRoute } from '@tanstack/react-router';
import { Criteria } from '@/features/jobs/components/criteria';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/jobs/$jobId/criteria')({
  beforeLoad: onlyWith('applications:read', 'jobs:update'),
  component: function JobCriteria() {
    return <Criteria jobId={Route.useParams().jobId} />;
  },
});
