import { queryOptions } from '@tanstack/react-query';
import {
  choosePresence,
  getPresenceChoice,
  leaveRecord,
  listOnlookersOfApplication,
  listOnlookersOfCandidate,
  listOnlookersOfJob,
  lookAtRecord,
} from '@/client';
import type { Onlookers } from '@/contract';

export type RecordKind = 'application' | 'candidate';

/** While somebody is there, so that whoever vanished without a word is gone in time. */
const lookAgainAfter = 30_000;

const reading: Record<RecordKind | 'job', (id: string, signal: AbortSignal) => Promise<Onlookers>> = {
  application: (id, signal) => listOnlookersOfApplication({ path: { application_id: id }, signal }),
  candidate: (id, signal) => listOnlookersOfCandidate({ path: { candidate_id: id }, signal }),
  job: (id, signal) => listOnlookersOfJob({ path: { job_id: id }, signal }),
};

/** Who else has a record open; of a job, who has which of its applications open. */
export const onlookersQuery = (kind: RecordKind | 'job', id: string) =>
  queryOptions({
    queryKey: ['presence', kind, id],
    queryFn: ({ signal }) => reading[kind](id, signal),
    // It is of the moment: what was true when the screen was last open is not shown again.
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => ((state.data?.people.length ?? 0) > 0 ? lookAgainAfter : false),
  });

export const choiceQuery = queryOptions({
  queryKey: ['presence-choice'],
  queryFn: ({ signal }) => getPresenceChoice({ signal }),
  staleTime: Infinity,
  refetchOnWindowFocus: true,
});

export const choose = (shown: boolean) => choosePresence({ body: { shown } });

export const lookAt = (tab: string, kind: RecordKind, id: string, writing: boolean) =>
  lookAtRecord({ body: { tab, kind, record_id: id, writing } });

/** Sent even when the page is being closed. */
export const leave = (tab: string) => leaveRecord({ query: { tab }, keepalive: true });
