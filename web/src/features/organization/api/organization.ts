import { queryOptions } from '@tanstack/react-query';
import { getOrganization, updateOrganization as update } from '@/client';
import type { OrganizationPatch } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => getOrganization({ signal }),
});

export const updateOrganization = (version: number, body: OrganizationPatch) =>
  update({ body, headers: ifMatch(version) });
