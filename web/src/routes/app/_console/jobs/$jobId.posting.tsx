import { createFileRoute } from '@tanstack/react-router';
import { Posting } from '@/features/jobs/components/posting';

export const Route = createFileRoute('/app/_console/jobs/$jobId/posting')({
  component: function JobPosting() {
    return <Posting jobId={Route.useParams().jobId} />;
  },
});
