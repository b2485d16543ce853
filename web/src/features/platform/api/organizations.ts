import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OrganizationRow, Page, PlatformHealth } from '@/contract';
import { api } from '@/http/request';

export const organizationsQuery = infiniteQueryOptions({
  queryKey: ['organizations', 'list'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<OrganizationRow>>('organizations', { query: { limit: 50, cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next_cursor,
});

export interface NewOrganization {
  name: string;
  slug: string;
  admin_email: string;
  time_zone: string;
  locale: string;
}

export const createOrganization = (organization: NewOrganization) =>
  api.post<OrganizationRow>('organizations', organization);

export const renameOrganization = (id: string, change: { name?: string; slug?: string }) =>
  api.patch<OrganizationRow>(`organizations/${id}`, change);

export const suspendOrganization = (id: string, reason: string) =>
  api.post<OrganizationRow>(`organizations/${id}/suspend`, { reason });

export const activateOrganization = (id: string) => api.post<OrganizationRow>(`organizations/${id}/activate`);

export const platformHealthQuery = queryOptions({
  queryKey: ['platform-health'],
  queryFn: ({ signal }) => api.get<PlatformHealth>('platform/health', { signal }),
  refetchInterval: 10_000,
});
