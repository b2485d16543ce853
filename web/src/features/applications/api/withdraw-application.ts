import type { Moved } from '@/contract';
import { api } from '@/http/request';

/** Withdraws for the candidate, who asked for it in another way. */
export const withdrawApplication = (id: string, reason: string) =>
  api.post<Moved>(`applications/${id}/withdraw`, { reason });
