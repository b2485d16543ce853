import type { ApplicationSelection, ApplicationSummary, ManyApplications } from '@/contract';

/** More than this is done in the background, with progress. */
export const atOnce = 50;

export type ManyAction = ManyApplications['action'];

/** What a bulk action is for: the chosen rows, or all that fit the filters of the list. */
export interface Many {
  selection: ApplicationSelection;
  count: number;
}

/** The most ids that one request names. */
const mostIds = 5_000;

export const manyOf = (applications: Pick<ApplicationSummary, 'id'>[]): Many => ({
  selection: { ids: applications.slice(0, mostIds).map((one) => one.id) },
  count: Math.min(applications.length, mostIds),
});
