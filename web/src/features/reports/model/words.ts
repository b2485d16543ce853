import type { ReportKey } from '@/contract';

const kinds: Record<ReportKey, string> = {
  funnel: 'application',
  sources: 'application',
  time_in_stage: 'stay',
  time_to_hire: 'hire',
  offers: 'offer',
};

/** What the rows behind a report's figures are. */
export const rowKindOf = (report: ReportKey): string => kinds[report];

/** What the dates of the rows are; `until` where something was measured. */
export const datesOf = (report: ReportKey, search: { cohort?: string }): { at: string; until?: string } => {
  if (report === 'time_in_stage') return { at: 'Entered', until: 'Left' };
  if (report === 'time_to_hire') return { at: 'Applied', until: 'Hired' };
  if (report === 'offers') return { at: 'Sent', until: 'Answered' };
  return { at: report === 'funnel' && search.cohort === 'entered' ? 'Entered' : 'Applied' };
};
