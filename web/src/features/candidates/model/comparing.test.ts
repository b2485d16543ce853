import { expect, test } from 'vitest';
import { amount, type Compared, likelihood, sideOf, swapped, taken } from './comparing';

const row = (field: string, left: string, right: string): Compared => ({ field, label: field, left, right });
const rows = [row('email', 'a@x.org', 'b@x.org'), row('phone', '', '1'), row('location', 'Bonn', 'Bonn')];

test('the staying record wins where it says something', () => {
  expect(rows.map((one) => sideOf(one, {}))).toEqual(['left', 'right', 'left']);
  expect(taken(rows, {})).toEqual(['phone']);
});

test('a choice wins, and what is the same is not taken', () => {
  expect(taken(rows, { email: 'right', location: 'right' })).toEqual(['email', 'phone']);
});

test('changing places keeps the chosen values', () => {
  expect(swapped(rows, { email: 'right' })).toEqual({ email: 'left', phone: 'left', location: 'right' });
});

test('amounts and likelihoods are words', () => {
  expect(amount('note', 1)).toBe('1 note');
  expect(amount('contact', 2)).toBe('2 addresses and numbers');
  expect([5, 2, 1].map(likelihood)).toEqual(['Very likely', 'Likely', 'Possible']);
});
