import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  decideCandidateDuplicate,
  getDuplicateScan,
  listCandidateDuplicates,
  listCandidateMerges,
  mergeCandidate,
  previewCandidateMerge,
  previewCandidateSplit,
  splitCandidateMerge,
  startDuplicateScan,
} from '@/client';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export const pairViews = ['open', 'later', 'different'] as const;
export type PairView = (typeof pairViews)[number];
export type PairDecision = 'different' | 'later' | 'open';

export const duplicatesQuery = (view: PairView) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      listCandidateDuplicates({ query: { view, limit: 20, cursor: pageParam }, signal }),
    ...paging,
  });

/** The pairs that one person is part of. */
export const duplicatesOfQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['duplicates', 'of', candidateId],
    queryFn: ({ signal }) =>
      listCandidateDuplicates({ query: { candidate_id: candidateId, limit: 10 }, signal }),
  });

export const duplicateScanQuery = queryOptions({
  queryKey: ['duplicates', 'scan'],
  queryFn: ({ signal }) => getDuplicateScan({ signal }),
});

export const lookThroughAll = () => startDuplicateScan();

export const decidePair = (id: string, version: number, decision: PairDecision) =>
  decideCandidateDuplicate({ path: { duplicate_id: id }, body: { decision }, headers: ifMatch(version) });

export const mergePreviewQuery = (survivorId: string, mergedId: string) =>
  queryOptions({
    queryKey: ['candidates', survivorId, 'merge-preview', mergedId],
    queryFn: ({ signal }) =>
      previewCandidateMerge({
        path: { candidate_id: survivorId },
        query: { merged_id: mergedId },
        signal,
      }),
  });

export interface MergeInput {
  merged_id: string;
  take: string[];
  survivor_version: number;
  merged_version: number;
  addresses_checked: boolean;
}

export const merge = (survivorId: string, body: MergeInput) =>
  mergeCandidate({ path: { candidate_id: survivorId }, body });

export const mergesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['candidates', candidateId, 'merges'],
    queryFn: ({ signal }) => listCandidateMerges({ path: { candidate_id: candidateId }, signal }),
  });

export const splitPreviewQuery = (mergeId: string) =>
  queryOptions({
    queryKey: ['candidates', 'split-preview', mergeId],
    queryFn: ({ signal }) => previewCandidateSplit({ path: { merge_id: mergeId }, signal }),
  });

export interface SplitInput {
  take: { kind: 'note' | 'file' | 'application'; key: string }[];
  not_the_same: boolean;
}

export const split = (mergeId: string, body: SplitInput) =>
  splitCandidateMerge({ path: { merge_id: mergeId }, body });
