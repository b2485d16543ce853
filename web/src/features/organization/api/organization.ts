import { queryOptions } from '@tanstack/react-query';
import type { Organization } from '@/contract';
import { api } from '@/http/request';

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => api.get<Organization>('organization', { signal }),
});

export const updateOrganization = (version: number, changes: Record<string, unknown>) =>
  api.patch<Organization>('organization', changes, { ifMatch: version });
