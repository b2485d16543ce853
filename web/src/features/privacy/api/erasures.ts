import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  carryOutErasureRequest,
  eraseCandidate,
  listErasureRequests,
  listErasures,
  previewErasure,
  refuseErasureRequest,
} from '@/client';
import type { ErasureCause, ErasureGround } from '@/contract';
import { paging } from '@/http/pages';
import { currentLanguage } from '@/language/language';

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

/** The certificate of a finished erasure, in one's own language unless the person asked for it in theirs. */
export const certificateFile = (id: string) =>
  `/api/v1/erasures/${id}/certificate?language=${currentLanguage()}`;

export const erase = (id: string, body: { typed_name: string; cause: ErasureCause; note: string }) =>
  eraseCandidate({ path: { candidate_id: id }, body });

/** Who asked to be erased, all or those without an answer. */
export const erasureRequestsQuery = (openOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: ['erasure-requests', openOnly],
    queryFn: ({ pageParam, signal }) =>
      listErasureRequests({ query: { cursor: pageParam, limit: 20, open_only: openOnly }, signal }),
    ...paging,
  });

export const carryOut = (id: string, typedName: string) =>
  carryOutErasureRequest({ path: { erasure_request_id: id }, body: { typed_name: typedName } });

export const refuseErasure = (id: string, ground: ErasureGround, reason: string) =>
  refuseErasureRequest({ path: { erasure_request_id: id }, body: { ground, reason } });
