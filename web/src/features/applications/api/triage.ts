import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getFindings,
  getTriageProgress,
  listSnoozed,
  listTriage,
  snoozeApplication,
  wakeApplication,
} from '@/client';
import { paging } from '@/http/pages';

export interface TriageScope {
  on_my_jobs: boolean;
}

export const triageKey = ['applications', 'triage'] as const;
export const queueKey = [...triageKey, 'queue'] as const;

export const queueQuery = (scope: TriageScope) =>
  infiniteQueryOptions({
    queryKey: [...queueKey, scope],
    queryFn: ({ pageParam, signal }) =>
      listTriage({ query: { ...scope, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });

export const progressQuery = (scope: TriageScope) =>
  queryOptions({
    queryKey: [...triageKey, 'progress', scope],
    queryFn: ({ signal }) => getTriageProgress({ query: { ...scope }, signal }),
  });

export const snoozedQuery = queryOptions({
  queryKey: [...triageKey, 'snoozed'],
  queryFn: ({ signal }) => listSnoozed({ signal }),
});

/** What is found of the job's criteria; asked again while the résumé is still being read. */
export const findingsQuery = (jobId: string, applicationId: string) =>
  queryOptions({
    queryKey: ['findings', jobId, applicationId],
    queryFn: ({ signal }) => getFindings({ path: { application_id: applicationId }, signal }),
    refetchInterval: (query) => (query.state.data?.resume.state === 'pending' ? 2000 : false),
  });

export const snooze = (applicationId: string, until: Date) =>
  snoozeApplication({
    path: { application_id: applicationId },
    body: { until: until.toISOString() },
  });

export const wake = (applicationId: string) => wakeApplication({ path: { application_id: applicationId } });
