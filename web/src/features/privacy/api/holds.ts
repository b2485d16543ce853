import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  liftHold as lift,
  listCandidateHolds,
  listHolds,
  listJobHolds,
  listJobs,
  placeHold as place,
} from '@/client';
import type { HeldKind } from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export const holdsQuery = infiniteQueryOptions({
  queryKey: ['holds', 'all'],
  queryFn: ({ pageParam, signal }) => listHolds({ query: { cursor: pageParam, limit: 20 }, signal }),
  ...paging,
});

/** What holds a candidate or a job now. */
export const holdsOnQuery = (kind: HeldKind, id: string) =>
  queryOptions({
    queryKey: ['holds', kind, id],
    queryFn: ({ signal }) =>
      kind === 'candidate'
        ? listCandidateHolds({ path: { candidate_id: id }, signal })
        : listJobHolds({ path: { job_id: id }, signal }),
  });

export const jobsToHoldQuery = (q: string) =>
  queryOptions({
    queryKey: ['jobs', 'to-hold', q],
    queryFn: ({ signal }) => listJobs({ query: { q, limit: 20 }, signal }),
  });

export const placeHold = (kind: HeldKind, id: string, reason: string, endsOn: string | null) =>
  place({ body: { kind, subject_id: id, reason, ends_on: endsOn } });

export const liftHold = (id: string, version: number) =>
  lift({ path: { hold_id: id }, headers: ifMatch(version) });
