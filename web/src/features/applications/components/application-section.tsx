import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ApplicationSummary } from '@/contract';
import type { Placed } from '@/table/columns';
import { type Picking, TableRows } from '@/table/table-rows';
import { TableNote } from '@/table/table-section';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { type ApplicationFilters, applicationsQuery } from '../api/get-applications';

interface ApplicationSectionProps {
  group: string;
  filters: ApplicationFilters;
  shown: Placed<ApplicationSummary>[];
  picking: Picking | null;
  /** Tells what was loaded, so that it can be chosen; nothing when the section closes. */
  onRows: (group: string, rows: ApplicationSummary[]) => void;
}

/** The applications of one group, read when it is opened. */
export function ApplicationSection({ group, filters, shown, picking, onRows }: ApplicationSectionProps) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(applicationsQuery(filters));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  useEffect(() => {
    onRows(group, rows);
    return () => onRows(group, []);
  }, [group, rows, onRows]);
  if (error !== null)
    return (
      <TableNote>
        <ErrorPanel error={error} what="This group" onRetry={() => void refetch()} />
      </TableNote>
    );
  if (isPending)
    return (
      <TableNote>
        <RowsSkeleton rows={3} />
      </TableNote>
    );
  return (
    <>
      <TableRows rows={rows} shown={shown} nameOf={(row) => row.candidate.full_name} picking={picking} />
      {hasNextPage && (
        <TableNote>
          <LoadMore hasMore loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </TableNote>
      )}
    </>
  );
}
