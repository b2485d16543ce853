import { createFileRoute } from '@tanstack/react-router';
import { type PairView, pairViews } from '@/features/candidates/api/duplicates';
import { DuplicatesPage } from '@/features/candidates/components/duplicates-page';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/duplicates')({
  beforeLoad: onlyWith('candidates:merge'),
  validateSearch: (search: Record<string, unknown>): { view?: PairView } => ({
    view: oneOf(search.view, pairViews),
  }),
  component: function Duplicates() {
    const { view = 'open' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <DuplicatesPage
        view={view}
        onView={(next) => void navigate({ search: { view: next }, replace: true })}
      />
    );
  },
});
