import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { groupCandidates, listCandidates } from '@/client';
import { paging } from '@/http/pages';
import type { CandidateGrouping, CandidateSearch, CandidateSort } from '../model/list-search';

export interface CandidatesAsked {
  q?: string;
  tag_id?: string[];
  pool_id?: string;
  source?: string;
  field?: string[];
  first_source?: string;
  untagged?: boolean;
  sort?: CandidateSort;
  /** Custom fields whose values are to be told. */
  with_field?: string[];
}

/** What an address asks the server for. */
export const askedBy = (search: CandidateSearch): CandidatesAsked => ({
  q: search.q,
  tag_id: search.tags,
  pool_id: search.pool,
  source: search.source,
  field: search.fields,
});

export const candidatesQuery = (asked: CandidatesAsked) =>
  infiniteQueryOptions({
    queryKey: ['candidates', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      listCandidates({ query: { ...asked, limit: 50, cursor: pageParam }, signal }),
    ...paging,
    // Another column is no reason to show nothing meanwhile.
    placeholderData: (before, query) => {
      const then = query?.queryKey[2] as CandidatesAsked | undefined;
      return then !== undefined &&
        JSON.stringify({ ...then, with_field: undefined }) ===
          JSON.stringify({ ...asked, with_field: undefined })
        ? before
        : undefined;
    },
  });

/** How many fit, and how they fall into groups. */
export const candidateGroupsQuery = (asked: CandidatesAsked, by: CandidateGrouping | undefined) =>
  queryOptions({
    queryKey: ['candidates', 'list', 'groups', asked, by],
    queryFn: ({ signal }) => groupCandidates({ query: { ...asked, by }, signal }),
  });

/** What narrows the list to one group. */
export const withinGroup = (asked: CandidatesAsked, by: CandidateGrouping, key: string): CandidatesAsked => {
  if (by === 'source') return { ...asked, first_source: key };
  if (key === '') return { ...asked, untagged: true };
  return { ...asked, tag_id: [...new Set([...(asked.tag_id ?? []), key])] };
};

/** A handful of candidates by name. */
export const candidateMatchesQuery = (q: string) =>
  queryOptions({
    queryKey: ['candidates', 'matches', q],
    queryFn: ({ signal }) => listCandidates({ query: { q, limit: 5 }, signal }),
  });
