import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CandidateRow, Page } from '@/contract';
import { api } from '@/http/request';

export const candidatesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['candidates', 'list', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<CandidateRow>>('candidates', {
        query: { q, limit: 50, cursor: pageParam, count: pageParam === '' ? true : undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });

/** A handful of candidates by name, for the command palette. */
export const candidateMatchesQuery = (q: string) =>
  queryOptions({
    queryKey: ['candidates', 'matches', q],
    queryFn: ({ signal }) => api.get<Page<CandidateRow>>('candidates', { query: { q, limit: 5 }, signal }),
  });
