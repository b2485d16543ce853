import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listCandidates } from '@/client';
import { paging } from '@/http/pages';

export const candidatesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['candidates', 'list', q],
    queryFn: ({ pageParam, signal }) =>
      listCandidates({ query: { q, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });

/** A handful of candidates by name, for the command palette. */
export const candidateMatchesQuery = (q: string) =>
  queryOptions({
    queryKey: ['candidates', 'matches', q],
    queryFn: ({ signal }) => listCandidates({ query: { q, limit: 5 }, signal }),
  });
