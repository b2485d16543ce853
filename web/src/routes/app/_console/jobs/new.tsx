import { createFileRoute } from '@tanstack/react-router';
import { JobEditor } from '@/features/jobs/components/job-editor';

export const Route = createFileRoute('/app/_console/jobs/new')({
  component: () => <JobEditor job={null} />,
});
