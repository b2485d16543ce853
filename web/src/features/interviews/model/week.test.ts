import { describe, expect, it } from 'vitest';
import { areTheSame, daysFrom, hoursShown, keepTheirDistance, placeInDay, restOf, sharedHours } from './week';
import { readWeekSearch } from './week-search';

const stretch = (starts_at: string, ends_at: string) => ({ starts_at, ends_at });
const placed = (zone: string, day: string, ...items: { starts_at: string; ends_at: string }[]) =>
  placeInDay(items, day, zone).map(({ from, to, lane, lanes }) => [from, to, lane, lanes]);

describe('a day', () => {
  it('puts what overlaps side by side, and what does not over its whole width', () => {
    expect(
      placed(
        'UTC',
        '2027-05-04',
        stretch('2027-05-04T09:00:00Z', '2027-05-04T10:00:00Z'),
        stretch('2027-05-04T09:30:00Z', '2027-05-04T10:30:00Z'),
        stretch('2027-05-04T10:00:00Z', '2027-05-04T11:00:00Z'),
        stretch('2027-05-04T12:00:00Z', '2027-05-04T13:00:00Z'),
        stretch('2027-05-05T12:00:00Z', '2027-05-05T13:00:00Z'),
      ),
    ).toEqual([
      [540, 600, 0, 2],
      [570, 630, 1, 2],
      [600, 660, 0, 2],
      [720, 780, 0, 1],
    ]);
  });

  it.each([
    // Into the hour that does not exist: as long as it lasts, from where the clock says.
    ['2027-03-28', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', [90, 150, 0, 1]],
    // Through the hour that comes twice.
    ['2027-10-31', '2027-10-31T00:30:00Z', '2027-10-31T01:15:00Z', [150, 195, 0, 1]],
    // Over midnight.
    ['2027-05-04', '2027-05-04T21:30:00Z', '2027-05-04T22:30:00Z', [1410, 1440, 0, 1]],
    ['2027-05-05', '2027-05-04T21:30:00Z', '2027-05-04T22:30:00Z', [0, 30, 0, 1]],
  ])('places on %s what goes from %s to %s', (day, starts, ends, expected) => {
    expect(placed('Europe/Berlin', day, stretch(starts, ends))).toEqual([expected]);
  });

  it('shades what is not in everybody’s hours', () => {
    const working = (from: string, to: string) => ({
      working: [stretch(`2027-05-04T${from}:00Z`, `2027-05-04T${to}:00Z`)],
    });
    const shared = sharedHours([working('09:00', '17:00'), working('12:00', '20:00')], '2027-05-04', 'UTC');
    expect(shared?.map(({ from, to }) => [from, to])).toEqual([[720, 1020]]);
    expect(restOf(shared ?? [], { from: 480, to: 1080 })).toEqual([
      { from: 480, to: 720 },
      { from: 1020, to: 1080 },
    ]);
    expect(sharedHours([], '2027-05-04', 'UTC')).toBeNull();
    expect(hoursShown([{ from: 450, to: 1_190 }])).toEqual({ from: 420, to: 1_200 });
  });
});

describe('two zones', () => {
  it.each([
    ['2027-05-03', 'America/New_York', true],
    // New York changes its clocks two weeks before Berlin does.
    ['2027-03-08', 'America/New_York', false],
    ['2027-03-08', 'Europe/Paris', true],
  ])('in the week of %s: %s keeps its distance from Berlin: %s', (monday, other, expected) => {
    expect(keepTheirDistance(daysFrom(monday), 'Europe/Berlin', other)).toBe(expected);
    expect(areTheSame(daysFrom(monday), 'Europe/Berlin', other)).toBe(other === 'Europe/Paris');
  });
});

it('takes from the address only what is well-formed', () => {
  const id = '0190a7c2-0000-7000-8000-000000000001';
  expect(readWeekSearch({ day: '2027-13-40', people: [id, 'x'], job: 'x', mine: 'true' })).toEqual({
    day: undefined,
    people: [id],
    job: undefined,
    mine: true,
  });
  expect(readWeekSearch({ day: '2027-05-04', people: id, job: id })).toEqual({
    day: '2027-05-04',
    people: [id],
    job: id,
    mine: undefined,
  });
});
