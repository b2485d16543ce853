import { describe, expect, it } from 'vitest';
import type { Quote } from '@/contract';
import { piecesOf } from './marks';

const quote = (start: number, end: number, match: [number, number]): Quote => ({
  source: 'resume',
  sentence: '',
  start,
  end,
  match_start: match[0],
  match_end: match[1],
});

describe('marks', () => {
  it('cut a text at sentences and at what was looked for', () => {
    const chosen = quote(4, 12, [6, 8]);
    const pieces = piecesOf('abc defghijk xyz', [chosen, quote(13, 16, [13, 14])], chosen);
    expect(pieces.map(({ text, mark, hit }) => [text, mark, hit])).toEqual([
      ['abc ', 'none', false],
      ['de', 'chosen', false],
      ['fg', 'chosen', true],
      ['hijk', 'chosen', false],
      [' ', 'none', false],
      ['xyz', 'quoted', false],
    ]);
  });

  it('count characters as the server does', () => {
    const chosen = quote(2, 5, [2, 5]);
    expect(piecesOf('🚑 ICU', [chosen], chosen).map(({ text }) => text)).toEqual(['🚑 ', 'ICU']);
  });
});
