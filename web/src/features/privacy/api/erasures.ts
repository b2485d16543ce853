import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { eraseCandidate, listErasures, previewErasure } from '@/client';
import type { ErasureCause } from '@/contract';
import { paging } from '@/http/pages';

export const erasurePreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['erasure', id],
    queryFn: ({ signal }) => previewErasure({ path: { candidate_id: id }, signal }),
  });

export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures'],
  queryFn: ({ pageParam, signal }) => listErasures({ query: { cursor: pageParam, limit: 20 }, signal }),
  ...paging,
});

export const erase = (id: string, body: { typed_name: string; cause: ErasureCause; note: string }) =>
  eraseCandidate({ path: { candidate_id: id }, body });
