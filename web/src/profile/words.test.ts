import { describe, expect, it } from 'vitest';
import type { ProfileEvidence } from '@/contract';
import { cutAt } from './places';
import { dateInWords, inWords, type NamedItem, nameOf, unsureOf } from './words';

const evidence = (confidence: number | null): ProfileEvidence => ({
  value: 'Nurse',
  quote: 'Nurse',
  file_id: 'a',
  start: 0,
  end: 5,
  confidence,
  by_model: false,
  boxes: [],
});

describe('values of a profile in words', () => {
  it('keeps a year a year and writes out a month', () => {
    expect(dateInWords('2019')).toBe('2019');
    expect(dateInWords('2019-04')).toBe('Apr 2019');
    expect(dateInWords('2019-04-30')).toBe('Apr 30, 2019');
  });

  it('names languages', () => {
    expect(inWords('language', 'es')).toBe('Spanish');
    expect(inWords('title', '2019-04')).toBe('2019-04');
  });

  it('calls an item by its first field that is filled in', () => {
    const item: NamedItem = {
      section: 'work',
      fields: [{ name: 'company', values: ['Harbor General'] }],
    };
    expect(nameOf(item)).toBe('Harbor General');
  });
});

describe('how sure a value is', () => {
  it('says nothing where nothing was measured, or where it is sure', () => {
    expect(unsureOf([evidence(null)])).toBeNull();
    expect(unsureOf([evidence(0.95)])).toBeNull();
    expect(unsureOf([])).toBeNull();
  });

  it('says how many of ten are right', () => {
    expect(unsureOf([evidence(0.95), evidence(0.62)])).toBe(6);
    expect(unsureOf([evidence(0.01)])).toBe(1);
  });
});

describe('places in a text', () => {
  it('count code points, as the server does', () => {
    expect(cutAt('😀 Nurse', [{ start: 2, end: 7 }])).toEqual([
      { text: '😀 ', marked: false },
      { text: 'Nurse', marked: true },
    ]);
  });

  it('join where they touch, and leave out what is not there', () => {
    expect(
      cutAt('abcdef', [
        { start: 3, end: 5 },
        { start: 1, end: 3 },
        { start: 9, end: 12 },
      ]),
    ).toEqual([
      { text: 'a', marked: false },
      { text: 'bcde', marked: true },
      { text: 'f', marked: false },
    ]);
  });

  it('of nothing are the text', () => {
    expect(cutAt('abc', [])).toEqual([{ text: 'abc', marked: false }]);
  });
});
