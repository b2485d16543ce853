import { createFileRoute } from '@tanstack/react-router';
import { ImportPage, type ImportView } from '@/features/imports/components/import-page';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/imports/$importId')({
  beforeLoad: onlyWith('candidates:update'),
  validateSearch: (search: Record<string, unknown>): { view?: ImportView } => ({
    view: oneOf(search.view, ['columns']),
  }),
  component: function Import() {
    const { importId } = Route.useParams();
    const { view } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <ImportPage
        importId={importId}
        view={view}
        onView={(next) => void navigate({ search: { view: next }, replace: true })}
      />
    );
  },
});
