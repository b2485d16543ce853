import { describe, expect, it } from 'vitest';
import type { CandidateFile } from '@/contract';
import { fits, mostBytes, mostFiles, sendable } from './attachments';

const file = (id: string, size = 1) => ({ id, filename: `${id}.pdf`, size });

describe('files of a message', () => {
  it('have a limit in bytes and in number', () => {
    expect(fits([file('a', mostBytes)])).toBe(true);
    expect(fits([file('a', mostBytes), file('b')])).toBe(false);
    expect(fits(Array.from({ length: mostFiles + 1 }, (_, one) => file(String(one))))).toBe(false);
  });

  it('are of the record, but for references and what is chosen already', () => {
    const record = [
      { ...file('a'), kind: 'resume' },
      { ...file('b'), kind: 'reference' },
      { ...file('c'), kind: 'other' },
    ] as CandidateFile[];
    expect(sendable(record, [file('c')]).map((one) => one.id)).toEqual(['a']);
  });
});
