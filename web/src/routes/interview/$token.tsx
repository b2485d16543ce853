import { createFileRoute } from '@tanstack/react-router';
import { InterviewRoom } from '@/features/interview-room/components/interview-room';

export const Route = createFileRoute('/interview/$token')({
  component: function Screen() {
    return <InterviewRoom token={Route.useParams().token} />;
  },
});
