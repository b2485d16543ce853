import { withdrawApplication as withdraw } from '@/client';

/** Withdraws for the candidate, who asked for it in another way. */
export const withdrawApplication = (id: string, reason: string) =>
  withdraw({ path: { application_id: id }, body: { reason } });
