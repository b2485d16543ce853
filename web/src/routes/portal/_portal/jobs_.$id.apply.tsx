import { createFileRoute } from '@tanstack/react-router';
import { ApplyPage } from '@/features/my-jobs/components/apply-page';

export const Route = createFileRoute('/portal/_portal/jobs_/$id/apply')({
  component: function Screen() {
    const { id } = Route.useParams();
    // Another job begins with empty fields.
    return <ApplyPage key={id} id={id} />;
  },
});
