import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listJobs } from '@/client';
import type { JobStatus } from '@/contract';
import { paging } from '@/http/pages';

export interface JobFilters {
  status?: JobStatus;
  q?: string;
}

export const jobsQuery = (filters: JobFilters) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      listJobs({ query: { ...filters, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });

/** Open jobs with the newest first, for the start screen. */
export const openJobsQuery = queryOptions({
  queryKey: ['jobs', 'open'],
  queryFn: ({ signal }) => listJobs({ query: { status: 'open', limit: 8 }, signal }),
});
