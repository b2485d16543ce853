import { exportCandidates, startWithCandidates } from '@/client';
import type { CandidateExport, CandidateSelection, ManyCandidates } from '@/contract';
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

/** Begins to write people into a file, in the background. */
export const startExport = (body: CandidateExport) =>
  exportCandidates({ body, headers: idempotencyKey(newIdempotencyKey()) });
