import { createFileRoute } from '@tanstack/react-router';
import { ImpactPage } from '@/features/reports/components/impact-page';
import { type MonthsSearch, readReportSearch } from '@/features/reports/model/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/reports/adverse-impact')({
  beforeLoad: onlyWith('reports:read_adverse_impact'),
  validateSearch: (search: Record<string, unknown>): MonthsSearch => {
    const { first, last, jobs, departments } = readReportSearch(search);
    return { first, last, jobs, departments };
  },
  component: function AdverseImpact() {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <ImpactPage
        search={search}
        onSearch={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
    );
  },
});
