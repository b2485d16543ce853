import { startWithCandidates } from '@/client';
import type { CandidateSelection, ManyCandidates } from '@/contract';
import { idempotencyKey, newIdempotencyKey } from '@/http/preconditions';

export type ManyAction = ManyCandidates['action'];

/** What a bulk action is for: the chosen people, or all that fit the filters of the list. */
export interface Many {
  selection: CandidateSelection;
  count: number;
}

/** Begins to do one thing with many, in the background. */
export const startWithMany = (many: Many, action: ManyAction) =>
  startWithCandidates({
    body: { selection: many.selection, action },
    headers: idempotencyKey(newIdempotencyKey()),
  });
