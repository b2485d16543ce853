import { useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import type { Placed } from './columns';
import { type Known, type Picking, TableRows } from './table-rows';
import { TableNote } from './table-section';

export interface SectionRowsProps<Row extends Known> {
  group: string;
  shown: Placed<Row>[];
  picking: Picking | null;
  /** Tells what was loaded, so that it can be chosen; nothing when the section closes. */
  onRows: (group: string, rows: Row[]) => void;
}

/** The rows of one group, read when it is opened. */
export function SectionRows<Row extends Known>(
  props: SectionRowsProps<Row> & {
    found: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
    nameOf: (row: Row) => string;
  },
) {
  const { t } = useLingui();
  const { group, shown, picking, onRows, found, nameOf } = props;
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  useEffect(() => {
    onRows(group, rows);
    return () => onRows(group, []);
  }, [group, rows, onRows]);
  if (error !== null)
    return (
      <TableNote>
        <ErrorPanel error={error} what={t`This group`} onRetry={() => void refetch()} />
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
      <TableRows rows={rows} shown={shown} nameOf={nameOf} picking={picking} />
      {hasNextPage && (
        <TableNote>
          <LoadMore hasMore loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </TableNote>
      )}
    </>
  );
}
