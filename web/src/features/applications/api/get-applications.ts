import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ApplicationSummary, Page } from '@/contract';
import { api } from '@/http/request';

export interface ApplicationFilters {
  job_id?: string;
  stage?: string;
  status?: string;
  candidate_id?: string;
  q?: string;
  assigned_to_me?: boolean;
  sort?: string;
}

const pageSize = 50;

export const applicationsQuery = (filters: ApplicationFilters) =>
  infiniteQueryOptions({
    queryKey: ['applications', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ApplicationSummary>>('applications', {
        query: { ...filters, limit: pageSize, cursor: pageParam, count: pageParam === '' ? true : undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });

/** The first few of a list, for the start screen. */
export const applicationsPeekQuery = (filters: ApplicationFilters, limit: number) =>
  queryOptions({
    queryKey: ['applications', 'peek', filters, limit],
    queryFn: ({ signal }) =>
      api.get<Page<ApplicationSummary>>('applications', { query: { ...filters, limit }, signal }),
  });
