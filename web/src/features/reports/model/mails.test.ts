import { describe, expect, it } from 'vitest';
import { narrowingOf, searchOf, whenSent } from './mails';

const timing = { at: '08:00', time_zone: 'Europe/Berlin', weekday: null, month_day: null };

describe('report mails', () => {
  it('keep what the report is narrowed to', () => {
    const search = { jobs: ['a'], sources: ['1'], cohort: 'entered', compare: 'no' } as const;
    const mutable = { ...search, jobs: [...search.jobs], sources: [...search.sources] };
    expect(searchOf({ ...narrowingOf(mutable) } as never)).toEqual(mutable);
    expect(searchOf({ ...narrowingOf({}) } as never)).toEqual({});
  });

  it('say when they are sent', () => {
    expect(whenSent({ ...timing, frequency: 'weekly', weekday: 0 })).toBe(
      'Every week, Monday, at 08:00 (Berlin)',
    );
    expect(whenSent({ ...timing, frequency: 'monthly', month_day: 31 })).toBe(
      'Every month, on day 31 or the last one, at 08:00 (Berlin)',
    );
    expect(whenSent({ ...timing, frequency: 'working_day' })).toBe('Every working day at 08:00 (Berlin)');
  });
});
