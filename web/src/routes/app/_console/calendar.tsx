import { createFileRoute } from '@tanstack/react-router';
import { WeekPage } from '@/features/interviews/components/week-page';
import { readWeekSearch, type WeekSearch } from '@/features/interviews/model/week-search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/calendar')({
  beforeLoad: onlyWith('interviews:read', 'interviews:read_assigned'),
  validateSearch: (search: Record<string, unknown>): WeekSearch => readWeekSearch(search),
  component: function Calendar() {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <WeekPage
        search={search}
        onSearch={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
    );
  },
});
