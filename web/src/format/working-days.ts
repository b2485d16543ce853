import { plural, t } from '@lingui/core/macro';
import { currentLocale } from '@/language/language';

/** Deadlines in the words of people, counted by the organization's working days. */
export interface WorkingTime {
  time_zone: string;
  /** Counted from Monday, 0. */
  weekdays: number[];
  holidays: { day: string }[];
}

export interface Due {
  text: string;
  overdue: boolean;
}

const DAY = 86_400_000;

/** The local day of an instant, as milliseconds of that day's midnight in UTC. */
const dayOf = (at: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
  return new Date(`${parts}T00:00:00Z`).getTime();
};

/** `due today`, `due Tuesday`, `due Mar 31`, `2 working days overdue`. A promise ends with its day. */
export const dueWords = (dueAt: string, working: WorkingTime, now: number = Date.now()): Due => {
  const end = new Date(dueAt).getTime();
  const last = dayOf(end - 1, working.time_zone);
  const today = dayOf(now, working.time_zone);
  if (now >= end) {
    const holidays = new Set(working.holidays.map(({ day }) => new Date(`${day}T00:00:00Z`).getTime()));
    let days = 0;
    for (let day = last + DAY; day <= today; day += DAY)
      if (working.weekdays.includes((new Date(day).getUTCDay() + 6) % 7) && !holidays.has(day)) days += 1;
    if (days === 0) return { text: t`overdue`, overdue: true };
    return {
      text: t`${plural(days, { one: '# working day overdue', other: '# working days overdue' })}`,
      overdue: true,
    };
  }
  const ahead = (last - today) / DAY;
  if (ahead === 0) return { text: t`due today`, overdue: false };
  if (ahead === 1) return { text: t`due tomorrow`, overdue: false };
  const options: Intl.DateTimeFormatOptions =
    ahead < 7 ? { weekday: 'long' } : { month: 'short', day: 'numeric' };
  const day = new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: 'UTC' }).format(last);
  return { text: t`due ${day}`, overdue: false };
};
