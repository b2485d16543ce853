import { instantOf, localOf } from '@/format/zoned-time';

/** A stretch of time, both ends instants. */
export interface Stretch {
  starts_at: string;
  ends_at: string;
}

/** What of a stretch falls into one day, in minutes by that day's clock, and in which lane beside others. */
export interface Placed<Item> {
  item: Item;
  from: number;
  to: number;
  lane: number;
  lanes: number;
}

export const minutesOfDay = 1_440;
const dayMilliseconds = 86_400_000;

/** A day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);

/** Monday to Sunday. */
export const daysFrom = (monday: string): string[] =>
  [0, 1, 2, 3, 4, 5, 6].map((one) => dayAfter(monday, one));

export const todayIn = (zone: string, now: Date = new Date()): string =>
  localOf(now.toISOString(), zone).slice(0, 10);

const minuteOf = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

/**
 * The part of a stretch that falls into a day, null where none does. It begins where the clock says and is as long as it
 * lasts: over a change of clocks the hour that is skipped takes no room, and one that comes twice is not lost.
 */
const partIn = (stretch: Stretch, day: string, zone: string): { from: number; to: number } | null => {
  const start = localOf(stretch.starts_at, zone);
  const end = localOf(stretch.ends_at, zone);
  const [first, last] = [start.slice(0, 10), end.slice(0, 10)];
  if (day < first || day > last) return null;
  const from = day === first ? minuteOf(start) : 0;
  const lasted = (Date.parse(stretch.ends_at) - Date.parse(stretch.starts_at)) / 60_000;
  const to = day < last ? minutesOfDay : day === first ? from + lasted : minuteOf(end);
  return to > from ? { from, to: Math.min(to, minutesOfDay) } : null;
};

/** What falls into a day; what overlaps stands side by side. */
export const placeInDay = <Item extends Stretch>(
  items: readonly Item[],
  day: string,
  zone: string,
): Placed<Item>[] => {
  const parts = items
    .flatMap((item) => {
      const part = partIn(item, day, zone);
      return part === null ? [] : [{ item, ...part, lane: 0, lanes: 1 }];
    })
    .sort((one, other) => one.from - other.from || other.to - one.to);
  let cluster: Placed<Item>[] = [];
  let reach = 0;
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((one) => one.lane)) + 1;
    for (const one of cluster) one.lanes = lanes;
  };
  for (const part of parts) {
    if (part.from >= reach) {
      close();
      cluster = [];
    }
    const taken = new Set(cluster.filter((one) => one.to > part.from).map((one) => one.lane));
    while (taken.has(part.lane)) part.lane += 1;
    cluster.push(part);
    reach = Math.max(reach, part.to);
  }
  close();
  return parts;
};

interface Minutes {
  from: number;
  to: number;
}

/** When everybody works on a day, from each one's hours; null where nobody's are known. */
export const sharedHours = (
  people: readonly { working: readonly Stretch[] }[],
  day: string,
  zone: string,
): Minutes[] | null => {
  const [first, ...others] = people.map((one) => placeInDay(one.working, day, zone));
  if (first === undefined) return null;
  return others.reduce<Minutes[]>(
    (shared, hours) =>
      shared.flatMap((one) =>
        hours
          .map((two) => ({ from: Math.max(one.from, two.from), to: Math.min(one.to, two.to) }))
          .filter((both) => both.from < both.to),
      ),
    first,
  );
};

/** What is left of the hours that are shown. */
export const restOf = (hours: readonly Minutes[], shown: Minutes): Minutes[] => {
  const rest: Minutes[] = [];
  let at = shown.from;
  for (const one of [...hours].sort((a, b) => a.from - b.from)) {
    if (one.from > at) rest.push({ from: at, to: Math.min(one.from, shown.to) });
    at = Math.max(at, one.to);
  }
  if (at < shown.to) rest.push({ from: at, to: shown.to });
  return rest.filter((one) => one.from < one.to);
};

/** From eight to six, and as much more as something takes: whole hours, in minutes. */
export const hoursShown = (parts: readonly Minutes[]): Minutes => ({
  from: Math.floor(Math.min(8 * 60, ...parts.map((one) => one.from)) / 60) * 60,
  to: Math.ceil(Math.max(18 * 60, ...parts.map((one) => one.to)) / 60) * 60,
});

const localAt = (day: string, minute: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString().slice(0, 16);

/** The instant of a minute of a day by a zone's clock. */
export const instantAt = (day: string, minute: number, zone: string): string =>
  instantOf(localAt(day, minute), zone) ?? new Date(day).toISOString();

/** Whether two zones are as far apart on all days: where one changes its clocks within the week they are not. */
export const keepTheirDistance = (days: readonly string[], zone: string, other: string): boolean => {
  const distances = days.map((day) => {
    const noon = instantAt(day, 12 * 60, zone);
    return Date.parse(`${localOf(noon, other)}:00Z`) - Date.parse(`${localOf(noon, zone)}:00Z`);
  });
  return new Set(distances).size === 1;
};

/** Whether two zones show the same time on all days. */
export const areTheSame = (days: readonly string[], zone: string, other: string): boolean =>
  days.every((day) => {
    const noon = instantAt(day, 12 * 60, zone);
    return localOf(noon, other) === localOf(noon, zone);
  });
