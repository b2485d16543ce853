import { createFileRoute } from '@tanstack/react-router';
import { JobEditor } from '@/features/jobs/components/job-editor';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/jobs/new')({
  beforeLoad: onlyWith('jobs:create'),
  component: () => <JobEditor job={null} />,
});
