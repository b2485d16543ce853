import { transitionApplication } from '@/client';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export interface MoveInput {
  to_stage: string;
  reason?: string;
  reason_id?: string;
  note?: string;
}

export const moveApplication = (id: string, version: number, body: MoveInput, key: string) =>
  transitionApplication({
    path: { application_id: id },
    body,
    headers: { ...ifMatch(version), ...idempotencyKey(key) },
  });
