import { createFileRoute } from '@tanstack/react-router';
import type { InterviewsView } from '@/features/interviews/api/interviews';
import { MyInterviewsPage } from '@/features/interviews/components/my-interviews-page';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/interviews/')({
  beforeLoad: onlyWith('interviews:read', 'interviews:read_assigned'),
  validateSearch: (search: Record<string, unknown>): { view?: InterviewsView } => ({
    view: oneOf(search.view, ['upcoming', 'to_fill_in', 'all']),
  }),
  component: function Interviews() {
    const { view = 'upcoming' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <MyInterviewsPage
        view={view}
        onView={(next) => void navigate({ search: { view: next }, replace: true })}
      />
    );
  },
});
