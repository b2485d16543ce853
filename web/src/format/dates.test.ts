import { afterEach, describe, expect, it } from 'vitest';
import { formatAge, formatDateTime, formatRelative, formatShortDay, minutesUntil, setViewer } from './dates';

const now = Date.parse('2026-03-29T12:00:00Z');
const before = (seconds: number) => new Date(now - seconds * 1000).toISOString();

afterEach(() => setViewer(undefined));

describe('formatShortDay', () => {
  it('is the same day in every zone, without its year', () => {
    expect(formatShortDay('2026-08-24')).toBe('Aug 24');
  });
});

describe('formatRelative', () => {
  it.each([
    [10, 'just now'],
    [50, '1 minute ago'],
    [3 * 3600, '3 hours ago'],
    [86_400, 'yesterday'],
    [37 * 86_400, '37 days ago'],
    [90 * 86_400, '2 months ago'],
    [-600, 'in 10 minutes'],
  ])('says of %i seconds ago: %s', (seconds, words) => {
    setViewer('UTC');
    expect(formatRelative(before(seconds), now)).toBe(words);
  });
});

describe('formatAge', () => {
  it.each([
    [5, 'now'],
    [600, '10m'],
    [7200, '2h'],
    [5 * 86_400, '5d'],
    [100 * 86_400, '3mo'],
  ])('says of %i seconds: %s', (seconds, words) => expect(formatAge(before(seconds), now)).toBe(words));
});

describe('the viewer', () => {
  it('sees instants in their own zone, across the change to summer time', () => {
    setViewer('Europe/Berlin');
    expect(formatDateTime('2026-03-29T00:30:00Z')).toContain('1:30');
    expect(formatDateTime('2026-03-29T01:30:00Z')).toContain('3:30');
  });

  it('falls back when the profile names a zone that the browser does not know', () => {
    setViewer('Mars/Olympus');
    expect(formatDateTime('2026-03-29T00:30:00Z')).not.toBe('');
  });
});

describe('minutesUntil', () => {
  it('rounds up and never goes below zero', () => {
    expect(minutesUntil(before(-541), now)).toBe(10);
    expect(minutesUntil(before(60), now)).toBe(0);
  });
});
