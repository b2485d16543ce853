/**
 * Dates and times for people: instants arrive in UTC and are shown in the viewer's zone, which is
 * the zone of their profile, or the browser's when the profile names none.
 */
let viewerZone: string | undefined;
let viewerLocale: string | undefined;

export const setViewer = (locale: string | undefined, timeZone: string | undefined) => {
  viewerLocale = locale === undefined || locale === '' ? undefined : locale.replace('_', '-');
  viewerZone = timeZone === undefined || timeZone === '' ? undefined : timeZone;
};

const formatter = (options: Intl.DateTimeFormatOptions) => {
  try {
    return new Intl.DateTimeFormat(viewerLocale, { ...options, timeZone: viewerZone });
  } catch {
    return new Intl.DateTimeFormat(undefined, options);
  }
};

export const formatDate = (iso: string) => formatter({ dateStyle: 'medium' }).format(new Date(iso));

/** A day without a time, `2026-03-31`, which is the same day everywhere. */
export const formatDay = (day: string) =>
  new Intl.DateTimeFormat(viewerLocale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

/** The last minute before an instant: `until 11:59 PM` says more than midnight of the next day. */
export const formatLastMinute = (iso: string) =>
  formatDateTime(new Date(new Date(iso).getTime() - 60_000).toISOString());

export const formatDateTime = (iso: string) =>
  formatter({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** Full precision with the zone's name, for tooltips and the audit log. */
export const formatExact = (iso: string) =>
  formatter({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso));

export const formatTime = (iso: string) => formatter({ timeStyle: 'short' }).format(new Date(iso));

/** From how many seconds on a unit is used, and its length: days say more than `last month`. */
const steps: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['year', 2 * 31_557_600, 31_557_600],
  ['month', 60 * 86_400, 2_629_800],
  ['day', 86_400, 86_400],
  ['hour', 3_600, 3_600],
  ['minute', 60, 60],
];

/** `3 days ago`, `in 10 minutes`, `now`; `now` is milliseconds since the epoch. */
export const formatRelative = (iso: string, now: number = Date.now()): string => {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(viewerLocale, { numeric: 'auto' });
  for (const [unit, from, size] of steps) {
    if (Math.abs(seconds) >= from) return relative.format(Math.trunc(seconds / size), unit);
  }
  return Math.abs(seconds) < 45 ? 'just now' : relative.format(Math.sign(seconds), 'minute');
};

/** `3d`, `5h`, `2w`: how long ago, for dense cards. */
export const formatAge = (iso: string, now: number = Date.now()): string => {
  const seconds = Math.max(0, Math.round((now - new Date(iso).getTime()) / 1000));
  if (seconds < 60) return 'now';
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)}h`;
  if (seconds < 86_400 * 60) return `${Math.floor(seconds / 86_400)}d`;
  return `${Math.floor(seconds / 2_629_800)}mo`;
};

/** Minutes until an instant, rounded up, never negative. */
export const minutesUntil = (iso: string, now: number = Date.now()): number =>
  Math.max(0, Math.ceil((new Date(iso).getTime() - now) / 60_000));
