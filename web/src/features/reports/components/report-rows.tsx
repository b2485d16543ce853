import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Table, Text } from '@mantine/core';
import { IconArrowLeft, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Report, ReportKey, ReportRow } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';
import { humanize } from '@/format/words';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { exportReportRows, reportQuery, reportRowsQuery } from '../api/reports';
import { formatValue } from '../model/figures';
import type { Cell, ReportSearch } from '../model/search';
import { datesOf, rowsOf } from '../model/words';
import { ExportButton } from '@/files/export-button';
import classes from './reports.module.css';

interface ReportRowsProps {
  report: ReportKey;
  search: ReportSearch;
  cell: Cell;
}

/** Exactly the rows that a number was made from. */
export function ReportRows({ report, search, cell }: ReportRowsProps) {
  const { t } = useLingui();
  const shown = useQuery(reportQuery(report, search));
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(reportRowsQuery(report, search, cell));
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? rows.length;
  const named = namesOf(shown.data, cell);
  return (
    <Page
      title={named.title}
      above={
        <Anchor
          size="sm"
          mb={6}
          renderRoot={(props) => (
            <Link {...props} to="/app/reports/$report" params={{ report }} search={search} />
          )}
        >
          <IconArrowLeft size={14} aria-hidden /> {shown.data?.title ?? t`Report`}
        </Anchor>
      }
      actions={
        <ExportButton
          label={t`Export CSV`}
          name={`${report}-rows.csv`}
          get={() => exportReportRows(report, search, cell)}
        />
      }
      description={
        <>
          {named.meaning}
          {data !== undefined && (
            <Text size="sm" mt={4} role="status">
              {rowsOf(report, total)}
              {data.pages[0]?.total_is_capped === true && t` or more`}
              {shown.data !== undefined &&
                t` from ${formatDay(shown.data.period.first)} to ${formatDay(shown.data.period.last)}`}
            </Text>
          )}
        </>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The rows`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={52} />
      ) : rows.length === 0 ? (
        <Empty icon={<IconSearchOff size={26} />} title={t`No rows behind this number`}>
          <Trans>Something has changed since the report was read. Go back and open it again.</Trans>
        </Empty>
      ) : (
        <>
          <RowsTable report={report} search={search} table={cell.table} rows={rows} />
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </Page>
  );
}

const namesOf = (report: Report | undefined, cell: Cell) => {
  const table = report?.tables.find((one) => one.key === cell.table);
  const row = table?.rows.find((one) => one.key === cell.row);
  const column = table?.columns.find((one) => one.key === cell.column);
  return {
    title: column === undefined ? t`Rows` : `${row?.label ?? ''} · ${column.label}`,
    meaning: column === undefined ? undefined : report?.terms[column.term]?.meaning,
  };
};

interface RowsTableProps {
  report: ReportKey;
  search: ReportSearch;
  table: string;
  rows: ReportRow[];
}

function RowsTable({ report, search, table, rows }: RowsTableProps) {
  const { t } = useLingui();
  const dates = datesOf(report, search, table);
  return (
    <Table verticalSpacing={10}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Trans>Candidate</Trans>
          </Table.Th>
          <Table.Th>
            <Trans>Now</Trans>
          </Table.Th>
          <Table.Th visibleFrom="md">
            <Trans>Source</Trans>
          </Table.Th>
          <Table.Th visibleFrom="sm">{dates.at}</Table.Th>
          {dates.until !== undefined && <Table.Th visibleFrom="sm">{dates.until}</Table.Th>}
          {dates.until !== undefined && (
            <Table.Th className={classes.number}>{dates.days ?? t`Days`}</Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <Anchor
                size="sm"
                fw={550}
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/app/applications/$applicationId"
                    params={{ applicationId: row.application_id }}
                  />
                )}
              >
                {row.candidate_name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {row.job_title}
              </Text>
            </Table.Td>
            <Table.Td>
              <StatusBadge status={row.status} label={row.stage_name} />
            </Table.Td>
            <Table.Td visibleFrom="md">{humanize(row.source)}</Table.Td>
            <Table.Td visibleFrom="sm">{formatDate(row.at)}</Table.Td>
            {dates.until !== undefined && (
              <Table.Td visibleFrom="sm">{row.until === null ? t`Not yet` : formatDate(row.until)}</Table.Td>
            )}
            {dates.until !== undefined && (
              <Table.Td className={classes.number}>{formatValue(row.days, 'days')}</Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
