import type { BulkResult } from '@/contract';
import { api } from '@/http/request';
import type { MoveInput } from './move-application';

export type BulkMoveInput = Omit<MoveInput, 'note'>;

const atOnce = 200;

/** Moves many, in as many requests as the server's limit asks for. */
export const moveApplications = async (
  items: { id: string; version: number }[],
  { to_stage, reason, reason_id }: BulkMoveInput,
): Promise<BulkResult['results']> => {
  const results: BulkResult['results'] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const answer = await api.post<BulkResult>('applications/bulk-transition', {
      items: items.slice(from, from + atOnce),
      to_stage,
      reason,
      reason_id,
    });
    results.push(...answer.results);
  }
  return results;
};
