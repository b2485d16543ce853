import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from './zoned-time';

describe('instantOf', () => {
  it.each([
    ['2026-05-04T09:00', 'Europe/Berlin', '2026-05-04T07:00:00.000Z'],
    ['2026-01-04T09:00', 'Asia/Kathmandu', '2026-01-04T03:15:00.000Z'],
    // Left out when clocks go forward: the time after the gap.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // There twice when clocks go back: the first of both.
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T03:30', 'America/New_York', '2026-11-01T08:30:00.000Z'],
  ])('%s in %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  it('knows what is no time', () => {
    expect(instantOf('', 'UTC')).toBeNull();
  });
});

it('shows what the clock of the zone shows', () => {
  expect(localOf('2026-05-04T07:00:00Z', 'Europe/Berlin')).toBe('2026-05-04T09:00');
  expect(localOf('2026-05-04T00:00:00Z', 'America/New_York')).toBe('2026-05-03T20:00');
});
