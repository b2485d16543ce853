import { plural, t } from '@lingui/core/macro';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { cancelOperation, getOperation, listOperationResults, listOperations, undoOperation } from '@/client';
import type { Operation, OperationItemStatus } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { paging } from '@/http/pages';

/** Live events tell of progress; where they do not come, it is asked for. */
const askEvery = 2_000;

export const isOpen = ({ status }: Operation): boolean => status === 'waiting' || status === 'running';

export const operationsQuery = infiniteQueryOptions({
  queryKey: ['operations', 'list'],
  queryFn: ({ pageParam, signal }) => listOperations({ query: { limit: 30, cursor: pageParam }, signal }),
  ...paging,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.items.some(isOpen)) === true ? askEvery : false,
});

export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ['operations', id],
    queryFn: ({ signal }) => getOperation({ path: { operation_id: id }, signal }),
    refetchInterval: ({ state }) => (state.data === undefined || isOpen(state.data) ? askEvery : false),
  });

export const resultsQuery = (id: string, status: OperationItemStatus | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operations', id, 'results', status],
    queryFn: ({ pageParam, signal }) =>
      listOperationResults({
        path: { operation_id: id },
        query: { status, limit: 100, cursor: pageParam },
        signal,
      }),
    ...paging,
  });

export const stopOperation = (id: string) => cancelOperation({ path: { operation_id: id } });
export const takeBackOperation = (id: string) => undoOperation({ path: { operation_id: id } });
export const resultsFile = (id: string) => `/api/v1/operations/${id}/results.csv`;
export const madeFile = (id: string) => `/api/v1/operations/${id}/file`;

/** How many of what an operation works through: its `noun` is the server's word for one of them. */
export const itemsOf = (noun: string, count: number): string => {
  if (noun === 'application') return t`${plural(count, { one: '# application', other: '# applications' })}`;
  if (noun === 'candidate') return t`${plural(count, { one: '# candidate', other: '# candidates' })}`;
  if (noun === 'block') return t`${plural(count, { one: '# block', other: '# blocks' })}`;
  return t`${plural(count, { one: '# item', other: '# items' })}`;
};

/** What has happened so far, in a sentence. */
export const progressOf = (operation: Operation): string => {
  const { total, done, skipped, refused, failed, noun } = operation;
  const parts = [
    t`${formatNumber(done)} of ${itemsOf(noun, total)} done`,
    skipped > 0 && t`${formatNumber(skipped)} had nothing to do`,
    refused > 0 && t`${formatNumber(refused)} refused`,
    failed > 0 && t`${formatNumber(failed)} failed`,
    operation.makes_file && t`${plural(operation.file_rows, { one: '# row', other: '# rows' })} in the file`,
  ];
  return parts.filter((part) => part !== false).join(', ');
};
