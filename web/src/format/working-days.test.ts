import { expect, test } from 'vitest';
import { dueWords } from './working-days';

const berlin = {
  time_zone: 'Europe/Berlin',
  weekdays: [0, 1, 2, 3, 4],
  holidays: [{ day: '2026-12-25' }],
};
/** The end of Wednesday, 18 November 2026, in Berlin. */
const due = '2026-11-18T23:00:00Z';

test.each([
  ['2026-11-11T09:00:00Z', 'due Nov 18', false],
  ['2026-11-15T09:00:00Z', 'due Wednesday', false],
  ['2026-11-17T09:00:00Z', 'due tomorrow', false],
  ['2026-11-18T22:59:00Z', 'due today', false],
  ['2026-11-18T23:00:00Z', '1 working day overdue', true],
  ['2026-11-22T12:00:00Z', '2 working days overdue', true],
])('at %s it is %s', (now, text, overdue) => {
  expect(dueWords(due, berlin, new Date(now).getTime())).toEqual({ text, overdue });
});

test('days on which nobody works do not count', () => {
  const christmasEve = '2026-12-24T23:00:00Z';
  const on = (day: string) => dueWords(christmasEve, berlin, new Date(`${day}T12:00:00Z`).getTime()).text;
  expect(on('2026-12-25')).toBe('overdue');
  expect(on('2026-12-28')).toBe('1 working day overdue');
});
