import { expect, test } from 'vitest';
import type { AutomationRule, CustomField } from '@/contract';
import type { Subject } from './comparisons';
import { draftOfRule, inputOfRule, sentence } from './sentence';

const action: AutomationRule['actions'][number] = {
  kind: 'tag',
  stage_key: '',
  team_role: null,
  subject: '',
  text: 'Fast',
  template_id: null,
  kit_id: null,
};
const rule: AutomationRule = {
  id: 'r',
  name: 'Rule',
  workflow_id: 'w',
  job_id: null,
  trigger: 'enters',
  stage_key: 'screening',
  after_days: 0,
  conditions: [],
  actions: [action],
  active: true,
  position: 0,
  version: 1,
  updated_at: '2026-01-01T00:00:00Z',
};
const source: AutomationRule['conditions'][number] = {
  kind: 'source_is',
  values: ['referral', 'fair'],
  question_id: '',
  field_id: null,
  operator: null,
  value: null,
};
const answer: AutomationRule['conditions'][number] = {
  kind: 'answer',
  values: [],
  question_id: 'years',
  field_id: null,
  operator: 'at_least',
  value: 3,
};
const years: Subject = { id: 'years', label: 'Years of nursing', kind: 'number', options: [] };
const nights: CustomField = {
  id: 'f',
  record_type: 'candidate',
  label: 'Nights',
  kind: 'number',
  options: [],
  position: 0,
  active: true,
  version: 1,
};
const nameOf = (key: string) => key.toUpperCase();

const sentences: [AutomationRule, string][] = [
  [rule, 'When an application enters SCREENING: tag the candidate “Fast”.'],
  [
    { ...rule, after_days: 1 },
    'When an application is still in SCREENING after 1 working day: tag the candidate “Fast”.',
  ],
  [
    { ...rule, trigger: 'leaves', conditions: [source] },
    'When an application has left SCREENING, if its source is referral or fair: tag the candidate “Fast”.',
  ],
  [
    {
      ...rule,
      conditions: [
        { ...source, kind: 'tagged', values: ['Silver'] },
        { ...source, kind: 'field', values: [], field_id: 'f', operator: 'at_least', value: 2 },
      ],
    },
    'When an application enters SCREENING, if the candidate is tagged Silver and Nights is at least 2: tag the candidate “Fast”.',
  ],
  [
    {
      ...rule,
      actions: [
        { ...action, kind: 'remind', team_role: 'recruiter', text: 'Call' },
        { ...action, kind: 'move', stage_key: 'interview' },
      ],
    },
    'When an application enters SCREENING: remind the recruiters: Call and move it to INTERVIEW.',
  ],
  [
    {
      ...rule,
      job_id: 'j',
      conditions: [answer],
      actions: [
        { ...action, kind: 'ask_for_time', team_role: 'interviewer', subject: 'First call', kit_id: 'k' },
      ],
    },
    'When an application enters SCREENING, if the answer to Years of nursing is at least 3: let the candidate choose a time for “First call” with one of the interviewers.',
  ],
];

test.each(sentences)('reads as a sentence', (given, words) => {
  expect(sentence(given, nameOf, [nights, years])).toBe(words);
});

test('a rule that is opened and saved stays what it is', () => {
  const kept: AutomationRule = { ...rule, conditions: [source, answer] };
  const input = inputOfRule(draftOfRule(kept, 'applied'), 'w', 'j', true);
  expect(input).toMatchObject({ name: 'Rule', stage_key: 'screening', actions: [action] });
  expect(input.conditions).toEqual([
    { kind: 'answer', question_id: 'years', operator: 'at_least', value: 3 },
    { kind: 'source_is', values: ['referral', 'fair'] },
  ]);
});
