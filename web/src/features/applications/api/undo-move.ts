import type { Moved } from '@/contract';
import { api } from '@/http/request';

export const undoMove = (applicationId: string, transitionId: string) =>
  api.post<Moved>(`applications/${applicationId}/undo`, { transition_id: transitionId });
