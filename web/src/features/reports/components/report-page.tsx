import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Stack, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Report, ReportKey } from '@/contract';
import { formatDay, formatTime } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { exportReport, reportQuery } from '../api/reports';
import { isNarrowed, type ReportSearch } from '../model/search';
import { ExportButton } from '@/files/export-button';
import { ReportFilters } from './report-filters';
import { ReportTableView } from './report-table';
import { ReportsNav } from './reports-nav';
import { SendByMail } from './send-by-mail';

// The library that draws is larger than all of the screens together.
const ReportChart = lazy(() => import('./report-chart'));

interface ReportPageProps {
  report: ReportKey;
  search: ReportSearch;
  onSearch: (change: Partial<ReportSearch>) => void;
}

/** One report: its chart, and tables in which each number leads to its rows. */
export function ReportPage({ report, search, onSearch }: ReportPageProps) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(reportQuery(report, search));
  return (
    <Page
      title={data?.title ?? t`Reports`}
      description={data?.description}
      above={<ReportsNav search={search} />}
      actions={
        <>
          {data !== undefined && <SendByMail report={report} title={data.title} search={search} />}
          <ExportButton
            label={t`Export CSV`}
            name={`${report}.csv`}
            get={() => exportReport(report, search)}
          />
        </>
      }
      below={<ReportFilters report={report} shown={data} search={search} onSearch={onSearch} />}
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The report`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={52} />
      ) : (
        <Contents report={data} search={search} onSearch={onSearch} />
      )}
    </Page>
  );
}

interface ContentsProps {
  report: Report;
  search: ReportSearch;
  onSearch: (change: Partial<ReportSearch>) => void;
}

const holdsSomething = (report: Report) =>
  report.tables.some((table) =>
    table.rows.some((row) => Object.values(row.figures).some((figure) => figure.rows > 0)),
  );

const isCompared = (report: Report) =>
  report.tables.some((table) =>
    table.rows.some((row) => Object.values(row.figures).some((figure) => figure.before !== null)),
  );

function Contents({ report, search, onSearch }: ContentsProps) {
  if (!holdsSomething(report)) return <NothingToReport report={report} search={search} onSearch={onSearch} />;
  return (
    <Stack gap="xl">
      <Suspense fallback={<RowsSkeleton rows={3} height={90} />}>
        <ReportChart report={report} />
      </Suspense>
      {report.tables.map((table) => (
        <ReportTableView key={table.key} report={report} table={table} search={search} />
      ))}
      <Footnotes report={report} />
    </Stack>
  );
}

function Footnotes({ report }: { report: Report }) {
  const { t } = useLingui();
  return (
    <Stack gap={4}>
      {report.general.map((term) => (
        <Text key={term.name} size="xs" c="dimmed">
          <b>{term.name}.</b> {term.meaning}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        <Trans>
          From {formatDay(report.period.first)} to {formatDay(report.period.last)} ({report.time_zone})
          {report.before !== null &&
            `, ${isCompared(report) ? t`compared with` : t`with nothing to compare with from`} ` +
              t`${formatDay(report.before.first)} to ${formatDay(report.before.last)}`}
          . Read at {formatTime(report.computed_at)}; open the report again to read it anew.
        </Trans>
      </Text>
    </Stack>
  );
}

function NothingToReport({ report, search, onSearch }: ContentsProps) {
  const { t } = useLingui();
  const clear = { jobs: undefined, departments: undefined, sources: undefined, recruiter: undefined };
  return (
    <Empty
      icon={<IconChartBar size={26} />}
      title={t`Nothing happened in this period`}
      actions={
        isNarrowed(search) ? (
          <Anchor component="button" type="button" size="sm" onClick={() => onSearch(clear)}>
            <Trans>Clear filters</Trans>
          </Anchor>
        ) : undefined
      }
    >
      {report.key === 'time_to_hire'
        ? t`Once somebody is moved to the hired stage, you see here how long it took, from their application and from the job’s opening.`
        : report.key === 'offers'
          ? t`Send an offer from an application in its offer stage, and you see here what becomes of it.`
          : report.key === 'visits'
            ? t`Publish a job and share its address: from the first visit on you see here how often your careers site is read, from where, and how many apply. Nobody is tracked for it.`
            : t`Figures come from applications and their moves: publish a job, and the first application shows here at once. Or choose an earlier first day.`}
    </Empty>
  );
}
