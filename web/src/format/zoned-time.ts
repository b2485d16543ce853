/** Wall-clock times (`2026-05-04T09:00`) in a named zone, and the instants that they stand for. */

const wallClock = (instant: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
};

const utc = (local: string) => Date.parse(`${local}:00Z`);

/** What a clock in the zone shows at an instant, for a `datetime-local` field. */
export const localOf = (iso: string, zone: string): string => wallClock(Date.parse(iso), zone);

/**
 * The instant of a local time; null where it is no time. A time that a change of clocks leaves out
 * is the one after the gap; of one that comes twice it is the first.
 */
export const instantOf = (local: string, zone: string): string | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return null;
  const wanted = utc(local.slice(0, 16));
  if (Number.isNaN(wanted)) return null;
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((near) => utc(wallClock(near, zone)) - near);
  const candidates = offsets.map((offset) => wanted - offset);
  const fits = candidates.filter((instant) => utc(wallClock(instant, zone)) === wanted);
  return new Date(fits.length > 0 ? Math.min(...fits) : Math.max(...candidates)).toISOString();
};
