import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { countFound, findBest, listFound } from '@/client';
import type { SearchKind } from '@/contract';
import { paging } from '@/http/pages';

const pageSize = 30;

const daysOf = (days: string | undefined) => (days === undefined ? undefined : Number(days));

export const foundQuery = (q: string, kind: SearchKind, days: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['search', 'list', q, kind, days],
    queryFn: ({ pageParam, signal }) =>
      listFound({ query: { q, kind, days: daysOf(days), limit: pageSize, cursor: pageParam }, signal }),
    ...paging,
  });

export const foundCountsQuery = (q: string, days: string | undefined) =>
  queryOptions({
    queryKey: ['search', 'counts', q, days],
    queryFn: ({ signal }) => countFound({ query: { q, days: daysOf(days) }, signal }),
  });

/** The best few of each kind, while somebody types, and the words they answer. */
export const bestQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'best', q],
    queryFn: async ({ signal }) => ({ q, groups: (await findBest({ query: { q }, signal })).items }),
  });
