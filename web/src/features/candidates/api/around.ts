import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  addCandidateToJob,
  listCandidateTimeline,
  listFieldHistory,
  listRefusingAddresses,
  listJobs,
  setCandidateFields,
} from '@/client';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export const candidateTimelineQuery = (candidateId: string) =>
  infiniteQueryOptions({
    queryKey: ['candidates', candidateId, 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      listCandidateTimeline({
        path: { candidate_id: candidateId },
        query: { limit: 30, cursor: pageParam },
        signal,
      }),
    ...paging,
  });

export const refusingAddressesQuery = (candidateId: string, version: number) =>
  queryOptions({
    queryKey: ['mail-holds', candidateId, version],
    queryFn: ({ signal }) => listRefusingAddresses({ path: { candidate_id: candidateId }, signal }),
  });

export const fieldHistoryQuery = (candidateId: string, field: string) =>
  queryOptions({
    queryKey: ['candidates', candidateId, 'history', field],
    queryFn: ({ signal }) =>
      listFieldHistory({ path: { candidate_id: candidateId, field_name: field }, signal }),
  });

/** Jobs that take applications now. */
export const openJobsToAddQuery = (q: string) =>
  queryOptions({
    queryKey: ['jobs', 'to-add', q],
    queryFn: ({ signal }) => listJobs({ query: { status: 'open', q, limit: 50 }, signal }),
  });

export const considerFor = (candidateId: string, jobId: string, onceMore: boolean) =>
  addCandidateToJob({ body: { candidate_id: candidateId, job_id: jobId, once_more: onceMore } });

export const saveCustomValues = (
  candidateId: string,
  version: number,
  values: Record<string, string | number | boolean | string[] | null>,
) => setCandidateFields({ path: { candidate_id: candidateId }, body: { values }, headers: ifMatch(version) });
