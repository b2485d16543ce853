import { switch_ } from '@/client';
import { asBrowser } from './as-browser';

export const switchOrganization = async (organizationId: string) =>
  asBrowser(await switch_({ body: { organization_id: organizationId } }));
