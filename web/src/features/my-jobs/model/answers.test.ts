import { expect, test } from 'vitest';
import type { AgainQuestion } from '@/contract';
import { answeredBefore, asked, fieldsOf } from './answers';

const question = (id: string, changes: Partial<AgainQuestion> = {}): AgainQuestion => ({
  id,
  kind: 'text',
  label: id,
  help: '',
  required: false,
  options: [],
  shown_if: null,
  before: null,
  ...changes,
});

test('fields begin with what was answered before', () => {
  const questions = [
    question('licence', { kind: 'yes_no', before: false }),
    question('years', { kind: 'number', before: 4 }),
    question('shifts', { kind: 'multiple_choice', before: ['day', 'night'] }),
    question('why'),
  ];
  expect(answeredBefore(questions)).toEqual({ licence: 'no', years: '4', shifts: ['day', 'night'] });
});

test('a question whose condition is not met is neither asked nor sent', () => {
  const questions = [
    question('licence', { kind: 'yes_no' }),
    question('number', { shown_if: { question_id: 'licence', equals: true } }),
    question('state', { shown_if: { question_id: 'number', equals: 'x' } }),
  ];
  const answers = { licence: 'no', number: 'x', state: 'CO' };
  expect(asked(questions, answers).map((one) => one.id)).toEqual(['licence']);
  expect(fieldsOf(questions, answers)).toEqual({ answer_licence: 'no' });
  expect(Object.keys(fieldsOf(questions, { ...answers, licence: 'yes' }))).toHaveLength(3);
});
