import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JobSummary, Page } from '@/contract';
import { api } from '@/http/request';

export interface JobFilters {
  status?: string;
  q?: string;
  sort?: string;
}

const pageSize = 50;

export const jobsQuery = (filters: JobFilters) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<JobSummary>>('jobs', {
        query: { ...filters, limit: pageSize, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });

/** A handful of jobs by name, for the command palette. */
export const jobMatchesQuery = (q: string) =>
  queryOptions({
    queryKey: ['jobs', 'matches', q],
    queryFn: ({ signal }) => api.get<Page<JobSummary>>('jobs', { query: { q, limit: 5 }, signal }),
  });

/** Open jobs with the newest first, for the start screen. */
export const openJobsQuery = queryOptions({
  queryKey: ['jobs', 'open'],
  queryFn: ({ signal }) => api.get<Page<JobSummary>>('jobs', { query: { status: 'open', limit: 8 }, signal }),
});
