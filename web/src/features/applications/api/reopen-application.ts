import type { Moved } from '@/contract';
import { api } from '@/http/request';

export const reopenApplication = (id: string, reason: string) =>
  api.post<Moved>(`applications/${id}/reopen`, { reason });
