import { plural, t } from '@lingui/core/macro';
import type { ReportKey } from '@/contract';

/** How many of what the rows behind a report's figures are. */
export const rowsOf = (report: ReportKey, count: number): string => {
  if (report === 'time_in_stage' || report === 'service_levels')
    return t`${plural(count, { one: '# stay', other: '# stays' })}`;
  if (report === 'time_to_hire') return t`${plural(count, { one: '# hire', other: '# hires' })}`;
  if (report === 'offers') return t`${plural(count, { one: '# offer', other: '# offers' })}`;
  if (report === 'workload') return t`${plural(count, { one: '# entry', other: '# entries' })}`;
  return t`${plural(count, { one: '# application', other: '# applications' })}`;
};

/** What the dates of the rows are; `until` where something was measured, `days` where that has a name. */
export const datesOf = (
  report: ReportKey,
  search: { cohort?: string },
  table: string,
): { at: string; until?: string; days?: string } => {
  if (report === 'time_in_stage') return { at: t`Entered`, until: t`Left` };
  if (report === 'time_to_hire') return { at: t`Applied`, until: t`Hired` };
  if (report === 'offers') return { at: t`Sent`, until: t`Answered` };
  if (report === 'workload')
    return table === 'interviewers'
      ? { at: t`Interview`, until: t`Feedback`, days: t`Days to feedback` }
      : { at: t`Applied` };
  if (report === 'service_levels') return { at: t`Entered`, until: t`Due`, days: t`Days late` };
  return { at: report === 'funnel' && search.cohort === 'entered' ? t`Entered` : t`Applied` };
};
