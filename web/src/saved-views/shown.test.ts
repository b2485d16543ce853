import { expect, test } from 'vitest';
import { isSame, shownOf } from './shown';

test('a view keeps what is set, and neither its own name nor what is open', () => {
  const search = { q: 'ana', stage: undefined, mine: true, view: 'v1', open: ['x'], tags: ['a'] };
  expect(shownOf(search)).toEqual({ q: 'ana', mine: true, tags: ['a'] });
});

test('the order of an address makes no difference, the order of columns does', () => {
  expect(isSame({ q: 'a', mine: true }, { mine: true, q: 'a' })).toBe(true);
  expect(isSame({ columns: ['a', 'b'] }, { columns: ['b', 'a'] })).toBe(false);
});
