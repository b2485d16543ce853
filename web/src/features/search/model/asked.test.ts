import { describe, expect, it } from 'vitest';
import { isSearch, openKind, readSearch } from './asked';

describe('a search in the address', () => {
  it('keeps what is well-formed', () => {
    expect(readSearch({ q: 'ana', kind: 'notes', days: 30 })).toEqual({
      q: 'ana',
      kind: 'notes',
      days: '30',
    });
    expect(readSearch({ q: 171, kind: 'wombats', days: '31' })).toEqual({ q: '171' });
    expect(readSearch({ q: 'a'.repeat(300) }).q).toHaveLength(200);
  });

  it('begins with two letters', () => {
    expect([isSearch('a '), isSearch('an')]).toEqual([false, true]);
  });

  it('opens the tab that was asked for, else the first with something in it', () => {
    const counts = [
      { kind: 'people', count: 0 },
      { kind: 'jobs', count: 2 },
    ] as const;
    expect(openKind(undefined, counts)).toBe('jobs');
    expect(openKind('people', counts)).toBe('people');
    expect(openKind('files', counts)).toBe('jobs');
    expect(openKind(undefined, [{ kind: 'people', count: 0 }])).toBe('people');
    expect(openKind(undefined, [])).toBeUndefined();
  });
});
