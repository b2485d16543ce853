import { t } from '@lingui/core/macro';
import type { Found, Fragment, SearchKind } from '@/contract';
import { oneOf, optionalText } from '@/routing/search';

export const searchKinds = [
  'people',
  'applications',
  'jobs',
  'notes',
  'files',
] as const satisfies readonly SearchKind[];

export const kindLabels: Record<SearchKind, string> = {
  get people() {
    return t`People`;
  },
  get applications() {
    return t`Applications`;
  },
  get jobs() {
    return t`Jobs`;
  },
  get notes() {
    return t`Notes`;
  },
  get files() {
    return t`Résumés and files`;
  },
};

export const periods = ['7', '30', '365'] as const;
type Period = (typeof periods)[number];

/** A search, as it stands in the address. */
export interface SearchAsked {
  q?: string;
  kind?: SearchKind;
  /** Only what is of the last so many days. */
  days?: Period;
}

/** Fewer letters begin nearly every word. */
const shortest = 2;
const longest = 200;

export const readSearch = (search: Record<string, unknown>): SearchAsked => ({
  q: optionalText(search.q)?.slice(0, longest),
  kind: oneOf(search.kind, searchKinds),
  days: oneOf(typeof search.days === 'number' ? String(search.days) : search.days, periods),
});

export const isSearch = (q: string): boolean => q.trim().length >= shortest;

export const textOf = (fragments: readonly Fragment[]): string => fragments.map((one) => one.text).join('');

/** What a line about something says beneath its title: the piece with the words, where they are there. */
export const lineOf = (found: Found): readonly Fragment[] => {
  const named = ['candidate', 'application', 'job'].includes(found.source);
  const told = found.snippet.some((one) => one.found);
  return told && !(named && found.title.some((one) => one.found)) ? found.snippet : found.detail;
};

/** Where something that was found leads. */
export const placeOf = (found: Found) => {
  switch (found.source) {
    case 'candidate':
    case 'candidate_note':
    case 'candidate_file':
      return { to: '/app/candidates/$candidateId', params: { candidateId: found.target_id } } as const;
    case 'job':
      return { to: '/app/jobs/$jobId', params: { jobId: found.target_id } } as const;
    default:
      return { to: '/app/applications/$applicationId', params: { applicationId: found.target_id } } as const;
  }
};

/** The tab that is open: the one that was asked for, or the first that has something. */
export const openKind = (
  asked: SearchKind | undefined,
  counts: readonly { kind: SearchKind; count: number }[],
): SearchKind | undefined =>
  counts.find((one) => one.kind === asked)?.kind ??
  counts.find((one) => one.count > 0)?.kind ??
  counts[0]?.kind;
