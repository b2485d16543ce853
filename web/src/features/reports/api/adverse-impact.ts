import { queryOptions } from '@tanstack/react-query';
import { exportAdverseImpact as exportImpact, getAdverseImpact } from '@/client';
import { type MonthsSearch, toMonths } from '../model/search';

/** Each reading is recorded, so it is not read again by itself. */
export const adverseImpactQuery = (search: MonthsSearch) =>
  queryOptions({
    queryKey: ['reports', 'adverse-impact', search],
    queryFn: ({ signal }) => getAdverseImpact({ query: toMonths(search), signal }),
    staleTime: Infinity,
  });

/** The tables as a file; the export stands in the audit log. */
export const exportAdverseImpact = (search: MonthsSearch) =>
  exportImpact({ query: toMonths(search), parseAs: 'blob' });
