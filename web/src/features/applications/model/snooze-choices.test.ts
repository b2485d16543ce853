import { describe, expect, it } from 'vitest';
import { snoozeChoices } from './snooze-choices';

const labels = (now: string) => snoozeChoices(new Date(now)).map(({ label }) => label);

describe('times to snooze until', () => {
  it.each([
    ['2026-06-17T10:00', ['In three hours', 'Tomorrow morning', 'Next Monday', 'In a week']],
    // Late in the evening, three hours are tomorrow.
    ['2026-06-17T22:00', ['Tomorrow morning', 'Next Monday', 'In a week']],
    // On Sunday tomorrow is Monday, on Monday a week is.
    ['2026-06-21T10:00', ['In three hours', 'Tomorrow morning', 'In a week']],
    ['2026-06-22T10:00', ['In three hours', 'Tomorrow morning', 'Next Monday']],
  ])('at %s', (now, expected) => {
    expect(labels(now)).toEqual(expected);
  });

  it('are ahead', () => {
    const now = new Date('2026-06-17T08:59');
    expect(snoozeChoices(now).every(({ until }) => until > now)).toBe(true);
  });
});
