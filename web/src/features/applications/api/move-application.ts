import type { Moved } from '@/contract';
import { api } from '@/http/request';

export interface MoveInput {
  to_stage: string;
  reason?: string;
  reason_id?: string;
  note?: string;
}

export const moveApplication = (id: string, version: number, move: MoveInput, idempotencyKey: string) =>
  api.post<Moved>(`applications/${id}/transition`, move, { ifMatch: version, idempotencyKey });
