import { describe, expect, it } from 'vitest';
import type { AiInterviewBank, AiInterviewContent } from '@/contract';
import {
  filled,
  fromBank,
  languageOfField,
  longestMinutes,
  newQuestion,
  noTexts,
  placeOf,
  shareOf,
  stepsOf,
  withLanguage,
} from './content';

const both = (en: string, de: string) => ({ en, de, es: '' });

const teamwork: AiInterviewBank['items'][number] = {
  key: 'teamwork',
  name: both('Working together', 'Zusammenarbeit'),
  description: both('Shares.', 'Teilt.'),
  anchors: { low: both('No.', 'Nein.'), medium: both('Partly.', 'Teils.'), high: both('Yes.', 'Ja.') },
  questions: [both('With whom?', 'Mit wem?'), both('And then?', 'Und dann?')],
  follow_ups: [both('Why?', 'Warum?')],
};

const bank: AiInterviewBank = {
  items: [teamwork],
  opening: both('Welcome to {job}.', 'Willkommen zu {job}.'),
  closing: both('Thank you.', 'Danke.'),
  facts: [],
};

const taken = fromBank(teamwork, ['en'], []);

const content = (): AiInterviewContent => ({
  languages: ['en'],
  opening: { ...bank.opening, de: '' },
  closing: { ...noTexts(), en: 'Bye.' },
  competencies: [taken],
  knockouts: [
    { key: 'k', kind: 'yes_no', text: { ...noTexts(), en: 'Licensed?' }, flagged: ['no'], options: [] },
  ],
  facts: [],
  settings: {
    minutes: 10,
    expires_in_days: 7,
    voice_allowed: true,
    recording_days: 30,
    hidden_until_reviewed: true,
    feedback_shared: false,
    contact: 'Rita',
  },
});

describe('the content of an AI interview', () => {
  it('takes a competency with its first question, in the languages of the interview', () => {
    expect(taken.key).toBe('teamwork');
    expect(taken.questions.map(({ text }) => text)).toEqual([{ en: 'With whom?', de: '', es: '' }]);
    expect(fromBank(teamwork, ['en'], ['teamwork']).key).not.toBe('teamwork');
  });

  it('fills shipped texts into a new language and leaves the others to write', () => {
    const more = withLanguage(content(), 'de', bank);
    expect(more.languages).toEqual(['en', 'de']);
    expect(more.opening.de).toBe('Willkommen zu {job}.');
    expect(more.closing.de).toBe('');
    expect(more.competencies[0]?.anchors.high.de).toBe('Ja.');
    expect(more.competencies[0]?.questions[0]?.follow_ups[0]?.de).toBe('Warum?');
    expect(more.knockouts[0]?.text.de).toBe('');
  });

  it('does not translate what somebody has rewritten', () => {
    const question = { ...newQuestion(), text: { ...noTexts(), en: 'With whom, and why?' } };
    const own = { ...content(), competencies: [{ ...taken, questions: [question] }] };
    expect(withLanguage(own, 'de', bank).competencies[0]?.questions[0]?.text.de).toBe('');
  });

  it('shares weights out', () => {
    const two = [
      { ...taken, weight: 1 },
      { ...taken, weight: 3 },
    ];
    expect(two.map(({ weight }) => shareOf(weight, two))).toEqual([25, 75]);
    expect(shareOf(3, [])).toBe(0);
  });

  it('counts the longest duration with all follow-ups', () => {
    const question = { ...newQuestion(), seconds: 120, max_follow_ups: 1 };
    const long = { ...content(), competencies: [{ ...taken, questions: [question] }] };
    expect(longestMinutes(long)).toBe(6);
  });

  it('goes from the opening over knock-outs and questions to the closing', () => {
    expect(stepsOf(content()).map(({ kind }) => kind)).toEqual(['text', 'knockout', 'question', 'text']);
  });

  it('fills in what is known', () => {
    expect(filled('Welcome to {job} at {place}.', { job: 'Clerk' })).toBe('Welcome to Clerk at {place}.');
  });

  it('says where a field stands', () => {
    expect(placeOf('competencies.1.questions.0.text.de')).toBe('Competency 2, question 1');
    expect(placeOf('settings.contact')).toBe('Settings');
    expect(languageOfField('facts.0.answer.es')).toBe('es');
    expect(languageOfField('settings.minutes')).toBeNull();
  });
});
