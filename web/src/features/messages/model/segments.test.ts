import { describe, expect, it } from 'vitest';
import { segmentsOf } from './segments';

describe('segmentsOf', () => {
  it.each([
    ['', true, 0, 0],
    ['a'.repeat(160), true, 160, 1],
    ['a'.repeat(161), true, 161, 2],
    ['a'.repeat(307), true, 307, 3],
    ['€'.repeat(80), true, 160, 1],
    ['€'.repeat(153), true, 306, 3],
    ['ş'.repeat(70), false, 70, 1],
    ['ş'.repeat(71), false, 71, 2],
    ['👋'.repeat(35), false, 70, 1],
    ['👋'.repeat(67), false, 134, 3],
  ])('counts %#', (text, plain, units, segments) => {
    expect(segmentsOf(text)).toEqual({ plain, units, segments });
  });
});
