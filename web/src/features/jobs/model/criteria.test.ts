import { describe, expect, it } from 'vitest';
import type { Criterion, Job } from '@/contract';
import { choicesOf, faultsOf, nameOf, newCriterion } from './criteria';

const questions = [
  { id: 'n', kind: 'yes_no', label: 'Nights?', options: [] },
  { id: 'u', kind: 'single_choice', label: 'Unit?', options: [{ key: 'icu', label: 'ICU' }] },
  { id: 'b', kind: 'number', label: 'Beds?', options: [] },
] as unknown as Job['questions'];
const languages = [{ code: 'de', name: 'German' }];

const made = (kind: Criterion['kind'], rest: Partial<Criterion>): Criterion => ({
  ...newCriterion(kind),
  ...rest,
});

describe('criteria', () => {
  it.each([
    [made('skill', { phrases: ['ACLS', 'life support'] }), 'ACLS'],
    [made('licence', { label: ' RN ', phrases: ['nurse'] }), 'RN'],
    [made('experience', { years: 1 }), '1 year of experience'],
    [made('language', { language: 'de', level: 'B2' }), 'German, B2'],
    [made('answer', { question_id: 'n' }), 'Nights?'],
  ])('are named by what they look for', (item, name) => {
    expect(nameOf(item, languages, questions)).toBe(name);
  });

  it.each([
    [made('skill', {}), 'phrases'],
    [made('experience', { years: null }), 'years'],
    [made('language', {}), 'language'],
    [made('answer', {}), 'question_id'],
    [made('answer', { question_id: 'b' }), 'at_least'],
    [made('answer', { question_id: 'u' }), 'accepted'],
  ])('say what is missing', (item, field) => {
    expect(Object.keys(faultsOf([item], questions))).toEqual([`items.0.${field}`]);
  });

  it('are whole with what their kind needs', () => {
    const items = [
      made('answer', { question_id: 'b', at_least: 0 }),
      made('answer', { question_id: 'u', accepted: ['icu'] }),
    ];
    expect(faultsOf(items, questions)).toEqual({});
    expect(choicesOf(questions[0]).map(({ value }) => value)).toEqual(['yes', 'no']);
  });
});
