import type { ReportKey } from '@/contract';
import { oneOf, optionalText } from '@/routing/search';

/** A list that narrows, undefined where it is empty and narrows nothing. */
export const some = (values: string[]): string[] | undefined => (values.length === 0 ? undefined : values);

export const reportKeys = [
  'funnel',
  'time_in_stage',
  'time_to_hire',
  'sources',
  'offers',
  'service_levels',
  'workload',
  'visits',
] as const satisfies readonly ReportKey[];

/** What a report is narrowed to, as it stands in the address. */
export interface ReportSearch {
  first?: string;
  last?: string;
  jobs?: string[];
  departments?: string[];
  sources?: string[];
  recruiter?: string;
  cohort?: 'entered';
  attribution?: 'first' | 'last';
  /** Compared with the period before unless it says no. */
  compare?: 'no';
}

/** Where a figure stands. */
export interface Cell {
  table: string;
  row: string;
  column: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^[2]\d{3}-\d{2}-\d{2}$/;

const texts = (value: unknown, fits: (text: string) => boolean): string[] | undefined => {
  const found = (Array.isArray(value) ? value : [value])
    .map(optionalText)
    .filter((one): one is string => one !== undefined && fits(one));
  return found.length === 0 ? undefined : found.slice(0, 50);
};

const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && day.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

export const readReportSearch = (search: Record<string, unknown>): ReportSearch => ({
  first: dayOf(search.first),
  last: dayOf(search.last),
  jobs: texts(search.jobs, (text) => uuid.test(text)),
  departments: texts(search.departments, () => true),
  sources: texts(search.sources, () => true),
  recruiter: texts(search.recruiter, (text) => uuid.test(text))?.[0],
  cohort: oneOf(search.cohort, ['entered']),
  attribution: oneOf(search.attribution, ['first', 'last']),
  compare: oneOf(search.compare, ['no']),
});

/** A row's key may be empty or look like a number, and is text all the same. */
export const readCell = (search: Record<string, unknown>): Cell => ({
  table: optionalText(search.table) ?? '',
  row: optionalText(search.row) ?? '',
  column: optionalText(search.column) ?? '',
});

export const isNarrowed = (search: ReportSearch) =>
  search.jobs !== undefined ||
  search.departments !== undefined ||
  search.sources !== undefined ||
  search.recruiter !== undefined;

/** The same as the API takes it. */
export const toQuery = (search: ReportSearch) => ({
  first: search.first,
  last: search.last,
  job_ids: search.jobs,
  departments: search.departments,
  sources: search.sources,
  recruiter_id: search.recruiter,
  cohort: search.cohort,
  attribution: search.attribution,
});

/** What the report on adverse impact can be narrowed to: anything more would tell who is meant. */
export type MonthsSearch = Pick<ReportSearch, 'first' | 'last' | 'jobs' | 'departments'>;

export const toMonths = ({ first, last, jobs, departments }: MonthsSearch) => ({
  first,
  last,
  job_ids: jobs,
  departments,
});

/** The days of the last so many, up to today where the organization is. */
export const lastDays = (days: number, timeZone: string, now: Date = new Date()) => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return { first: first.toISOString().slice(0, 10), last: today };
};
