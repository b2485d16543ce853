import type { Me } from '@/contract';
import { api } from '@/http/request';

export const switchOrganization = (organizationId: string) =>
  api.post<Me>('auth/switch-organization', { organization_id: organizationId });
