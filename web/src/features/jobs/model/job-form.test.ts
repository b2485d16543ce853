import { describe, expect, it } from 'vitest';
import type { Job } from '@/contract';
import {
  changesOf,
  draftOf,
  emptyJob,
  inputOf,
  newId,
  newQuestion,
  optionsFromLabels,
  rebased,
  validateJob,
} from './job-form';

const job: Job = {
  id: 'j1',
  title: 'Night nurse',
  status: 'draft',
  department: '',
  locations: [{ city: 'Aarhus', region: '', country: 'DK' }],
  remote_policy: 'on_site',
  employment_type: 'full_time',
  pay: { min_minor: 4_200_050, max_minor: null, currency: 'EUR', period: 'year' },
  description_html: '<p>Nights.</p>',
  skills: [
    { name: 'Triage', required: true },
    { name: 'Danish', required: false },
  ],
  questions: [],
  openings: 2,
  openings_filled: 0,
  hiring_team: [],
  confidential: false,
  workflow: { id: 'w', name: 'Default', version: 1, stages: [] },
  public_url: '',
  valid_through: null,
  close_note: '',
  has_applications: false,
  closed_at: null,
  warnings: [],
  close_reason: null,
  version: 3,
  created_at: '',
  updated_at: '',
  published_at: null,
  allowed_actions: [],
};

describe('job form', () => {
  it('sends nothing when nothing changed', () => {
    expect(changesOf(draftOf(job), job)).toEqual({});
  });

  it('sends the changed fields alone', () => {
    const draft = { ...draftOf(job), title: 'Day nurse', openings: 3 };
    expect(changesOf(draft, job)).toEqual({ title: 'Day nurse', openings: 3 });
  });

  it('takes over what somebody else changed, except where one has typed', () => {
    const draft = { ...draftOf(job), title: 'Day nurse', openings: 4 };
    const now = { ...job, department: 'Critical care', openings: 9, version: 4 };
    const next = rebased(draft, job, now);
    expect(next).toMatchObject({ title: 'Day nurse', department: 'Critical care', openings: 4 });
    expect(changesOf(next, now)).toEqual({ title: 'Day nurse', openings: 4 });
  });

  it('keeps minor units exact, also in currencies without any', () => {
    expect(inputOf(draftOf(job)).pay?.min_minor).toBe(4_200_050);
    const yen = {
      ...emptyJob,
      pay: { min: 3_000_000, max: '' as const, currency: 'JPY', period: 'year' as const },
    };
    expect(inputOf(yen).pay).toEqual({
      min_minor: 3_000_000,
      max_minor: null,
      currency: 'JPY',
      period: 'year',
    });
  });

  it('takes applications until the end of the last day, in the editor’s own zone', () => {
    const until = inputOf({ ...emptyJob, last_day: '2026-03-31' }).valid_through;
    expect(draftOf({ ...job, valid_through: until }).last_day).toBe('2026-03-31');
    expect(inputOf(emptyJob).valid_through).toBeNull();
  });

  it('drops empty locations and an empty pay range', () => {
    const input = inputOf({ ...emptyJob, title: ' X ', locations: [{ city: ' ', region: '', country: '' }] });
    expect(input).toMatchObject({ title: 'X', locations: [], pay: null });
  });

  it('keeps the key of a choice that stays and makes distinct keys for new ones', () => {
    const options = optionsFromLabels(['Yes', 'Yes!', 'Ja'], [{ key: 'old', label: 'Ja' }]);
    expect(options).toEqual([
      { key: 'yes', label: 'Yes' },
      { key: 'yes_2', label: 'Yes!' },
      { key: 'old', label: 'Ja' },
    ]);
  });

  it('forgets a condition on a question that no longer comes before', () => {
    const first = newQuestion();
    const second = { ...newQuestion(), shown_if: { question_id: first.id, equals: true } };
    expect(inputOf({ ...emptyJob, questions: [first, second] }).questions[1]?.shown_if).not.toBeNull();
    expect(inputOf({ ...emptyJob, questions: [second, first] }).questions[0]?.shown_if).toBeNull();
  });

  it('names each field that needs another look', () => {
    const question = { ...newQuestion(), kind: 'single_choice' as const };
    const errors = validateJob({
      ...emptyJob,
      openings: '',
      pay: { ...emptyJob.pay, min: 2, max: 1 },
      questions: [question],
    });
    expect(Object.keys(errors).sort()).toEqual([
      'openings',
      'pay.max',
      'questions.0.label',
      'questions.0.options',
      'title',
    ]);
  });

  it('makes ids in the form of a UUID', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
