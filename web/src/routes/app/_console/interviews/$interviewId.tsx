import { createFileRoute } from '@tanstack/react-router';
import { InterviewResume } from '@/app/interview-resume';
import { interviewQuery } from '@/features/interviews/api/interviews';
import { InterviewPage } from '@/features/interviews/components/interview-page';
import { preload } from '@/routing/preload';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/interviews/$interviewId')({
  beforeLoad: onlyWith('interviews:read', 'interviews:read_assigned'),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(interviewQuery(params.interviewId)));
  },
  component: function Interview() {
    const { interviewId } = Route.useParams();
    return (
      <InterviewPage
        key={interviewId}
        id={interviewId}
        resumeOf={(applicationId) => <InterviewResume applicationId={applicationId} />}
      />
    );
  },
});
