import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listApplications } from '@/client';
import type { ApplicationStatus } from '@/contract';
import { paging } from '@/http/pages';
import type { Sort } from '../model/columns';

export interface ApplicationFilters {
  job_id?: string;
  stage?: string;
  status?: ApplicationStatus;
  q?: string;
  assigned_to_me?: boolean;
  overdue?: boolean;
  share_link_id?: string;
  sort?: Sort;
}

export const applicationsQuery = (filters: ApplicationFilters) =>
  infiniteQueryOptions({
    queryKey: ['applications', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      listApplications({ query: { ...filters, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });

/** The first few of a list, for the start screen. */
export const applicationsPeekQuery = (filters: ApplicationFilters, limit: number) =>
  queryOptions({
    queryKey: ['applications', 'peek', filters, limit],
    queryFn: ({ signal }) => listApplications({ query: { ...filters, limit }, signal }),
  });
