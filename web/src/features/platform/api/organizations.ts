import { infiniteQueryOptions } from '@tanstack/react-query';
import {
  activateOrganization as activate,
  changeDirectoryEntry,
  createOrganization as create,
  listOrganizations,
  suspendOrganization as suspend,
} from '@/client';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export const organizationsQuery = infiniteQueryOptions({
  queryKey: ['organizations', 'list'],
  queryFn: ({ pageParam, signal }) => listOrganizations({ query: { limit: 50, cursor: pageParam }, signal }),
  ...paging,
});

export interface NewOrganization {
  name: string;
  slug: string;
  admin_email: string;
  time_zone: string;
  locale: string;
}

export const createOrganization = (body: NewOrganization) => create({ body });

export const renameOrganization = (id: string, version: number, body: { name?: string; slug?: string }) =>
  changeDirectoryEntry({ path: { organization_id: id }, body, headers: ifMatch(version) });

export const suspendOrganization = (id: string, reason: string) =>
  suspend({ path: { organization_id: id }, body: { reason } });

export const activateOrganization = (id: string) => activate({ path: { organization_id: id } });
