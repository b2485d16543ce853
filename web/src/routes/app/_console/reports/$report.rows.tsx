import { createFileRoute, notFound } from '@tanstack/react-router';
import { ReportRows } from '@/features/reports/components/report-rows';
import {
  type Cell,
  readCell,
  readReportSearch,
  reportKeys,
  type ReportSearch,
} from '@/features/reports/model/search';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/reports/$report/rows')({
  beforeLoad: onlyWith('reports:read', 'reports:read_own_jobs'),
  params: {
    parse: ({ report }) => {
      const known = oneOf(report, reportKeys);
      if (known === undefined) throw notFound();
      return { report: known };
    },
  },
  validateSearch: (search: Record<string, unknown>): ReportSearch & Cell => ({
    ...readReportSearch(search),
    ...readCell(search),
  }),
  component: function RowsOfAFigure() {
    const { report } = Route.useParams();
    const { table, row, column, ...search } = Route.useSearch();
    return <ReportRows report={report} search={search} cell={{ table, row, column }} />;
  },
});
