import { t } from '@lingui/core/macro';
import { currentLocale } from '@/language/language';

/**
 * Dates and times for people, in the language of the interface: instants arrive in UTC and are shown
 * in the viewer's zone, which is the zone of their profile, or the browser's when it names none.
 */
let viewerZone: string | undefined;

export const setViewer = (timeZone: string | undefined) => {
  viewerZone = timeZone === undefined || timeZone === '' ? undefined : timeZone;
};

const formatter = (options: Intl.DateTimeFormatOptions) => {
  try {
    return new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: viewerZone });
  } catch {
    return new Intl.DateTimeFormat(currentLocale(), options);
  }
};

export const formatDate = (iso: string) => formatter({ dateStyle: 'medium' }).format(new Date(iso));

/** A day without a time, `2026-03-31`, which is the same day everywhere. */
export const formatDay = (day: string) =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

/** `Mar 30` of a day without a time, where its year is told elsewhere. */
export const formatShortDay = (day: string) =>
  new Intl.DateTimeFormat(currentLocale(), { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  );

/** Days from one to another, both `2026-03-30`, said as one: `March 30 – April 5, 2026`. */
export const formatDays = (first: string, last: string) =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
    new Date(first),
    new Date(last),
  );

/** `Mon, Mar 30` of a day without a time. */
export const formatWeekday = (day: string, weekday: 'short' | 'long' = 'short') =>
  new Intl.DateTimeFormat(currentLocale(), {
    weekday,
    month: weekday,
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));

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

/** The time by the clock of a named zone. */
export const formatTimeIn = (iso: string, timeZone: string) =>
  new Intl.DateTimeFormat(currentLocale(), { timeStyle: 'short', timeZone }).format(new Date(iso));

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
  const relative = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' });
  for (const [unit, from, size] of steps) {
    if (Math.abs(seconds) >= from) return relative.format(Math.trunc(seconds / size), unit);
  }
  return Math.abs(seconds) < 45 ? t`just now` : relative.format(Math.sign(seconds), 'minute');
};

/** `3d`, `5h`, `2w`: how long ago, for dense cards. */
export const formatAge = (iso: string, now: number = Date.now()): string => {
  const seconds = Math.max(0, Math.round((now - new Date(iso).getTime()) / 1000));
  if (seconds < 60) return t({ message: 'now', comment: 'Age on a dense card: less than a minute' });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t({ message: `${minutes}m`, comment: 'Age on a dense card: minutes' });
  const hours = Math.floor(seconds / 3_600);
  if (hours < 24) return t({ message: `${hours}h`, comment: 'Age on a dense card: hours' });
  const days = Math.floor(seconds / 86_400);
  if (days < 60) return t({ message: `${days}d`, comment: 'Age on a dense card: days' });
  const months = Math.floor(seconds / 2_629_800);
  return t({ message: `${months}mo`, comment: 'Age on a dense card: months' });
};

/** Minutes until an instant, rounded up, never negative. */
export const minutesUntil = (iso: string, now: number = Date.now()): number =>
  Math.max(0, Math.ceil((new Date(iso).getTime() - now) / 60_000));

/** The days of the week from Monday on, by their full names. */
export const weekdayNames = (): string[] => {
  const name = new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' });
  // 5 January 2026 is a Monday.
  return [5, 6, 7, 8, 9, 10, 11].map((day) => name.format(Date.UTC(2026, 0, day)));
};
