import { bulkTransition } from '@/client';
import type { BulkResult } from '@/contract';
import type { MoveInput } from './move-application';

const atOnce = 200;

/** Moves many, in as many requests as the server's limit asks for. */
export const moveApplications = async (
  items: { id: string; version: number }[],
  { to_stage, reason, reason_id }: Omit<MoveInput, 'note'>,
): Promise<BulkResult[]> => {
  const results: BulkResult[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const body = { items: items.slice(from, from + atOnce), to_stage, reason, reason_id };
    results.push(...(await bulkTransition({ body })).results);
  }
  return results;
};
