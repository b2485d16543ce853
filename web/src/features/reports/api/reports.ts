import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  exportReport as exportOne,
  exportReportRows as exportRows,
  getReport,
  listReportChoices,
  listReportRows,
  listReports,
} from '@/client';
import type { ReportKey } from '@/contract';
import { paging } from '@/http/pages';
import { type Cell, type ReportSearch, toQuery } from '../model/search';

/** A report is read anew whenever it is opened: it says how things are now. */
const alwaysAnew = { staleTime: 0, refetchOnMount: 'always' } as const;

export const reportsQuery = queryOptions({
  queryKey: ['reports', 'list'],
  queryFn: ({ signal }) => listReports({ signal }),
  staleTime: Infinity,
});

export const reportChoicesQuery = queryOptions({
  queryKey: ['reports', 'choices'],
  queryFn: ({ signal }) => listReportChoices({ signal }),
});

export const reportQuery = (report: ReportKey, search: ReportSearch) =>
  queryOptions({
    queryKey: ['reports', 'report', report, search],
    queryFn: ({ signal }) =>
      getReport({
        path: { report },
        query: { ...toQuery(search), compare: search.compare !== 'no' },
        signal,
      }),
    placeholderData: (before) => (before?.key === report ? before : undefined),
    ...alwaysAnew,
  });

export const reportRowsQuery = (report: ReportKey, search: ReportSearch, cell: Cell) =>
  infiniteQueryOptions({
    queryKey: ['reports', 'rows', report, search, cell],
    queryFn: ({ pageParam, signal }) =>
      listReportRows({
        path: { report },
        query: { ...toQuery(search), ...cell, limit: 50, count: true, cursor: pageParam },
        signal,
      }),
    placeholderData: keepPreviousData,
    ...paging,
    ...alwaysAnew,
  });

/** The tables as a file; the export stands in the audit log. */
export const exportReport = (report: ReportKey, search: ReportSearch) =>
  exportOne({ path: { report }, query: toQuery(search), parseAs: 'blob' });

export const exportReportRows = (report: ReportKey, search: ReportSearch, cell: Cell) =>
  exportRows({ path: { report }, query: { ...toQuery(search), ...cell }, parseAs: 'blob' });
