import type { ImportDetails, ImportRowState, ImportSummary } from '@/contract';
import { plural } from '@/format/numbers';

/** What is said of one row. */
export const stateLabels: Record<ImportRowState, string> = {
  waiting: 'Not looked at',
  new: 'New',
  changes: 'Changes a record',
  unchanged: 'There already',
  duplicate: 'Twice in the file',
  error: 'To mend',
  created: 'Added',
  updated: 'Changed',
  left: 'Left as it was',
  failed: 'Failed',
  removed: 'Removed again',
  restored: 'As before',
  kept: 'Kept',
};

export const stateColors: Partial<Record<ImportRowState, string>> = {
  new: 'spruce',
  created: 'spruce',
  changes: 'blue',
  updated: 'blue',
  restored: 'blue',
  duplicate: 'yellow',
  kept: 'yellow',
  error: 'red',
  failed: 'red',
};

/** In the order in which they are told. */
export const tellable: readonly ImportRowState[] = [
  'new',
  'changes',
  'unchanged',
  'created',
  'updated',
  'left',
  'removed',
  'restored',
  'kept',
  'failed',
  'error',
  'duplicate',
  'waiting',
];

export const toMend: readonly ImportRowState[] = ['error', 'duplicate', 'failed'];

export const countOf = ({ states }: ImportDetails, ...wanted: ImportRowState[]): number =>
  wanted.reduce((sum, state) => sum + (states[state] ?? 0), 0);

/** Where an import stands, in a few words. */
export const standing = ({ check, run, is_checked }: ImportSummary): string => {
  if (run?.undone_by_id != null) return 'taken back';
  if (run?.is_open === true) return 'being imported';
  if (run?.status === 'done') return 'imported';
  if (run !== null) return 'stopped';
  if (check?.is_open === true) return 'being checked';
  return is_checked ? 'checked, not imported yet' : 'columns to be confirmed';
};

/** What an import would do, or did, in a sentence. */
export const summaryOf = (found: ImportDetails): string => {
  const parts = tellable
    .filter((state) => countOf(found, state) > 0)
    .map((state) => `${plural(countOf(found, state), 'row')} ${stateLabels[state].toLowerCase()}`);
  return parts.join(', ');
};
