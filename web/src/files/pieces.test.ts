import { describe, expect, it } from 'vitest';
import { piecesWith } from './pieces';

describe('pieces of a page', () => {
  it('hold a sentence wherever it is broken', () => {
    const pieces = ['Ana Petrov', '', 'Cared for pa', 'tients in', 'critical-care', ' units.', 'Other'];
    expect(piecesWith(pieces, 'patients in critical\ncare')).toEqual([2, 3, 4]);
    expect(piecesWith(pieces, 'nowhere')).toEqual([]);
    expect(piecesWith(pieces, ' ')).toEqual([]);
  });
});
