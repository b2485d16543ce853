import { createFileRoute, notFound } from '@tanstack/react-router';
import { ReportPage } from '@/features/reports/components/report-page';
import { readReportSearch, reportKeys, type ReportSearch } from '@/features/reports/model/search';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/reports/$report/')({
  beforeLoad: onlyWith('reports:read', 'reports:read_own_jobs'),
  params: {
    parse: ({ report }) => {
      const known = oneOf(report, reportKeys);
      if (known === undefined) throw notFound();
      return { report: known };
    },
  },
  validateSearch: (search: Record<string, unknown>): ReportSearch => readReportSearch(search),
  component: function OneReport() {
    const { report } = Route.useParams();
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <ReportPage
        report={report}
        search={search}
        onSearch={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
    );
  },
});
