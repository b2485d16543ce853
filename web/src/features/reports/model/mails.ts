import { t } from '@lingui/core/macro';
import type { ReportMail, ReportMailInput, ReportMailTiming } from '@/contract';
import { weekdayNames } from '@/format/dates';
import { placeOf } from '@/format/zones';
import { type ReportSearch, some } from './search';

export type MailPeriod = ReportMail['period'];
type Narrowing = NonNullable<ReportMailInput['narrowing']>;

export const periods = () =>
  [
    { value: 'last_7_days', label: t`The 7 days before` },
    { value: 'last_30_days', label: t`The 30 days before` },
    { value: 'last_90_days', label: t`The 90 days before` },
    { value: 'last_365_days', label: t`The 365 days before` },
    { value: 'last_month', label: t`The calendar month before` },
  ] satisfies { value: MailPeriod; label: string }[];

export const periodName = (period: MailPeriod) =>
  periods().find((one) => one.value === period)?.label ?? period;

export const frequencies = () =>
  [
    { value: 'working_day', label: t`Every working day` },
    { value: 'weekly', label: t`Every week` },
    { value: 'monthly', label: t`Every month` },
  ] satisfies { value: ReportMailTiming['frequency']; label: string }[];

/** `Every Monday at 08:00 (Berlin)`. */
export const whenSent = (timing: ReportMailTiming): string => {
  const { at } = timing;
  const place = placeOf(timing.time_zone);
  if (timing.frequency === 'weekly') {
    const weekday = weekdayNames()[timing.weekday ?? 0] ?? '';
    return t`Every week, ${weekday}, at ${at} (${place})`;
  }
  if (timing.frequency === 'monthly') {
    const day = timing.month_day ?? 1;
    return day >= 29
      ? t`Every month, on day ${day} or the last one, at ${at} (${place})`
      : t`Every month, on day ${day}, at ${at} (${place})`;
  }
  return t`Every working day at ${at} (${place})`;
};

/** What the mail keeps of what the report is narrowed to; its days follow from its period. */
export const narrowingOf = (search: ReportSearch): Narrowing => ({
  job_ids: search.jobs ?? [],
  departments: search.departments ?? [],
  sources: search.sources ?? [],
  recruiter_id: search.recruiter ?? null,
  cohort: search.cohort ?? 'applied',
  attribution: search.attribution ?? 'application',
  compare: search.compare !== 'no',
});

/** The same as the address of the report has it. */
export const searchOf = (narrowing: ReportMail['narrowing']): ReportSearch => ({
  jobs: some(narrowing.job_ids),
  departments: some(narrowing.departments),
  sources: some(narrowing.sources),
  recruiter: narrowing.recruiter_id ?? undefined,
  cohort: narrowing.cohort === 'entered' ? 'entered' : undefined,
  attribution: narrowing.attribution === 'application' ? undefined : narrowing.attribution,
  compare: narrowing.compare ? undefined : 'no',
});
