import { describe, expect, it } from 'vitest';
import type { SavedJob } from '@/contract';
import { stateOf } from './saved';

describe('what has become of a saved job', () => {
  it.each([
    [null, true, 'Takes applications'],
    [null, false, 'No longer open'],
    ['active', true, 'Applied'],
    ['hired', false, 'Hired'],
    ['rejected', true, 'Not taken further'],
    ['withdrawn', false, 'Withdrawn'],
  ] as const)('an application that is %s, open: %s', (application_status, is_open, words) => {
    expect(stateOf({ application_status, is_open } as SavedJob)).toBe(words);
  });
});
