import type { CandidateFile } from '@/contract';

/** A file that goes with a message. `size` is in bytes. */
export interface Attached {
  id: string;
  filename: string;
  size: number;
}

/** What the files of one message may have together; the server decides. */
export const mostBytes = 10_000_000;
export const mostFiles = 10;

/** Files as the server names them; what was not kept has no id and goes with nothing. */
export const attachedOf = (
  files: readonly { file_id: string | null; filename: string; size: number }[],
): Attached[] =>
  files.flatMap(({ file_id, filename, size }) => (file_id === null ? [] : [{ id: file_id, filename, size }]));

export const bytesOf = (files: readonly Attached[]) => files.reduce((sum, one) => sum + one.size, 0);

export const fits = (files: readonly Attached[]) => files.length <= mostFiles && bytesOf(files) <= mostBytes;

/** The files of a record that can be chosen: references were given in confidence. */
export const sendable = (files: readonly CandidateFile[], chosen: readonly Attached[]) =>
  files.filter((file) => file.kind !== 'reference' && !chosen.some((one) => one.id === file.id));
