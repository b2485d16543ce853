import { reopenApplication as reopen } from '@/client';

export const reopenApplication = (id: string, reason: string) =>
  reopen({ path: { application_id: id }, body: { reason } });
