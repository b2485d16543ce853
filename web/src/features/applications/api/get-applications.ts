import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { groupApplications, listApplications } from '@/client';
import type { ApplicationStatus } from '@/contract';
import { paging } from '@/http/pages';
import type { Grouping, Sort } from '../model/columns';

export interface ApplicationFilters {
  job_id?: string;
  stage?: string;
  status?: ApplicationStatus;
  q?: string;
  assigned_to_me?: boolean;
  overdue?: boolean;
  share_link_id?: string;
  source?: string;
  assignee_id?: string;
  unassigned?: boolean;
  sort?: Sort;
  /** Custom fields of the candidates whose values are to be told. */
  with_field?: string[];
}

export const applicationsQuery = (filters: ApplicationFilters) =>
  infiniteQueryOptions({
    queryKey: ['applications', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      listApplications({ query: { ...filters, limit: 50, cursor: pageParam }, signal }),
    ...paging,
    // Another column is no reason to show nothing meanwhile.
    placeholderData: (before, query) => {
      const asked = query?.queryKey[2] as ApplicationFilters | undefined;
      return asked !== undefined &&
        JSON.stringify({ ...asked, with_field: undefined }) ===
          JSON.stringify({ ...filters, with_field: undefined })
        ? before
        : undefined;
    },
  });

/** How the list falls into groups. */
export const groupsQuery = (filters: ApplicationFilters, by: Grouping) =>
  queryOptions({
    queryKey: ['applications', 'list', 'groups', filters, by],
    queryFn: ({ signal }) => groupApplications({ query: { ...filters, by }, signal }),
  });

/** What narrows the list to one group. */
export const withinGroup = (by: Grouping, key: string): ApplicationFilters => {
  if (by === 'owner') return key === '' ? { unassigned: true } : { assignee_id: key };
  if (by === 'source') return { source: key };
  return by === 'stage' ? { stage: key } : { job_id: key };
};

/** The first few of a list, for the start screen. */
export const applicationsPeekQuery = (filters: ApplicationFilters, limit: number) =>
  queryOptions({
    queryKey: ['applications', 'peek', filters, limit],
    queryFn: ({ signal }) => listApplications({ query: { ...filters, limit }, signal }),
  });
