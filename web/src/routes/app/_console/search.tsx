import { createFileRoute } from '@tanstack/react-router';
import { SearchPage } from '@/features/search/components/search-page';
import { readSearch, type SearchAsked } from '@/features/search/model/asked';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/search')({
  beforeLoad: onlyWith('jobs:read', 'applications:read', 'applications:read_assigned', 'candidates:read'),
  validateSearch: (search: Record<string, unknown>): SearchAsked => readSearch(search),
  component: function Search() {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <SearchPage
        search={search}
        onSearch={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
    );
  },
});
