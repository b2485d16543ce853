import { describe, expect, it } from 'vitest';
import type { MyProfileItem } from '@/contract';
import { ownFieldName, resumeInWords, whoseWord } from './profile';

const item = (changed: Partial<MyProfileItem>): MyProfileItem => ({
  id: '1',
  section: 'work',
  state: 'edited',
  fields: [],
  version: 1,
  by_candidate: true,
  at: '2026-03-04T12:00:00Z',
  ...changed,
});

describe('a profile before its owner', () => {
  it('says whose word an item is, and names no member', () => {
    expect(whoseWord(item({}))).toContain('Corrected by you');
    expect(whoseWord(item({ state: 'added' }))).toContain('Added by you');
    expect(whoseWord(item({ by_candidate: false }))).toContain('Changed by the employer');
    expect(whoseWord(item({ state: 'read', at: null, version: 0 }))).toBe('');
  });

  it('says what became of a résumé that was not read', () => {
    const resume = { filename: 'cv.pdf', added_at: '2026-03-04T12:00:00Z' };
    expect(resumeInWords({ ...resume, state: 'no_text' })).toContain('cv.pdf could not be read');
    expect(resumeInWords({ ...resume, state: 'read' })).toBe('');
  });

  it('speaks to the person', () => {
    expect(ownFieldName('work', 'current')).toBe('I work there now');
    expect(ownFieldName('work', 'company')).toBe('Company');
  });
});
