import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Board } from '@/contract';
import { columnRestQuery } from '../api/get-board';
import type { ColumnView } from './board-column';

/** The board's columns with the pages that were asked for beyond the first. */
export const useBoardColumns = (jobId: string, board: Board | undefined): ColumnView[] => {
  const [pages, setPages] = useState<Record<string, number>>({});
  const columns = useMemo(() => board?.columns ?? [], [board]);
  const rests = useQueries({
    queries: columns.map((column) => ({
      ...columnRestQuery(jobId, column.stage.key, column.next_cursor ?? '', pages[column.stage.key] ?? 0),
      enabled: column.next_cursor !== null && (pages[column.stage.key] ?? 0) > 0,
      placeholderData: keepPreviousData,
    })),
    combine: (results) => results.map(({ data, isFetching }) => ({ data, isFetching })),
  });
  return useMemo(() => {
    const first = new Set(columns.flatMap((column) => column.items.map((item) => item.id)));
    return columns.map((column, index): ColumnView => {
      const rest = rests[index];
      const wanted = pages[column.stage.key] ?? 0;
      const further = (rest?.data?.items ?? []).filter((item) => !first.has(item.id));
      return {
        stage: column.stage,
        count: column.count,
        items: [...column.items, ...further],
        hasMore: column.next_cursor !== null && (wanted === 0 || rest?.data?.next_cursor !== null),
        loadingMore: rest?.isFetching ?? false,
        onMore: () => setPages((before) => ({ ...before, [column.stage.key]: wanted + 1 })),
      };
    });
  }, [columns, pages, rests]);
};
