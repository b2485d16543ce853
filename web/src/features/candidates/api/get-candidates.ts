import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listCandidates } from '@/client';
import { paging } from '@/http/pages';
import type { CandidateSearch } from '../model/list-search';

export const candidatesQuery = (search: CandidateSearch) =>
  infiniteQueryOptions({
    queryKey: ['candidates', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      listCandidates({
        query: {
          q: search.q,
          tag_id: search.tags,
          pool_id: search.pool,
          source: search.source,
          field: search.fields,
          limit: 50,
          cursor: pageParam,
        },
        signal,
      }),
    ...paging,
  });

/** A handful of candidates by name, for the command palette. */
export const candidateMatchesQuery = (q: string) =>
  queryOptions({
    queryKey: ['candidates', 'matches', q],
    queryFn: ({ signal }) => listCandidates({ query: { q, limit: 5 }, signal }),
  });
