import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { JobInterviewPage } from '@/features/ai-interviews/components/job-interview';
import { jobQuery } from '@/features/jobs/api/get-job';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/jobs/$jobId/ai-interview')({
  beforeLoad: onlyWith('ai_interviews:read'),
  component: function JobAiInterview() {
    const { jobId } = Route.useParams();
    const { data: job } = useQuery(jobQuery(jobId));
    return <JobInterviewPage key={jobId} jobId={jobId} title={job?.title ?? ''} />;
  },
});
