import { expect, test } from 'vitest';
import { noteOwnVersion, versionNow } from './own-versions';

test('a row of own changes leads from every version before it to its end', () => {
  noteOwnVersion('ana', 1, 2);
  noteOwnVersion('ana', 2, 3);
  expect([1, 2, 3].map((version) => versionNow('ana', version))).toEqual([3, 3, 3]);
});

test('a version that somebody else made is not passed over', () => {
  noteOwnVersion('ben', 1, 2);
  noteOwnVersion('ben', 3, 4);
  expect([1, 2, 3].map((version) => versionNow('ben', version))).toEqual([1, 2, 4]);
});

test('what was read later and other applications stay as they are', () => {
  noteOwnVersion('cleo', 1, 2);
  expect(versionNow('cleo', 5)).toBe(5);
  expect(versionNow('dan', 1)).toBe(1);
});
