import { expect, test } from 'vitest';
import { withTarget } from './targets';

test('what only one column can be moves to the one that was chosen', () => {
  expect(withTarget(['full_name', '', 'email'], 1, 'full_name')).toEqual(['', 'full_name', 'email']);
});

test('several columns can be addresses, and several be left out', () => {
  expect(withTarget(['email', '', ''], 1, 'email')).toEqual(['email', 'email', '']);
  expect(withTarget(['email', '', ''], 0, '')).toEqual(['', '', '']);
});
