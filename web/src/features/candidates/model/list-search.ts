import { t } from '@lingui/core/macro';
import type { CandidateFilters } from '@/contract';
import { oneOf, optionalText, optionalTexts } from '@/routing/search';
import { readColumns } from '@/table/columns';

/** What the list of candidates is narrowed to, as it stands in the address. */
export interface CandidateSearch {
  q?: string;
  tags?: string[];
  pool?: string;
  source?: string;
  /** `FIELD_ID:VALUE`, one for each custom field. */
  fields?: string[];
  sort?: CandidateSort;
  /** The columns to show in order, each `ID` or `ID:WIDTH`. */
  columns?: string[];
  group?: CandidateGrouping;
  /** Keys of the groups that are open. */
  open?: string[];
  /** The saved view that was opened. */
  view?: string;
}

export const candidateSorts = ['-created_at', 'created_at', 'name', '-name'] as const;
export type CandidateSort = (typeof candidateSorts)[number];

/** By what the list can be grouped. */
export const candidateGroupings = [
  {
    value: 'tag',
    get label() {
      return t`Tag`;
    },
  },
  {
    value: 'source',
    get label() {
      return t`First source`;
    },
  },
] as const;
export type CandidateGrouping = (typeof candidateGroupings)[number]['value'];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const texts = (value: unknown, fits: (text: string) => boolean): string[] | undefined => {
  const found = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && fits(one),
  );
  return found.length === 0 ? undefined : found;
};

const isId = (text: string) => uuid.test(text);
const isFieldFilter = (text: string) => isId(text.split(':', 1)[0] ?? '') && text.length > 37;

export const readCandidateSearch = (search: Record<string, unknown>): CandidateSearch => ({
  q: optionalText(search.q),
  tags: texts(search.tags, isId)?.slice(0, 10),
  pool: texts(search.pool, isId)?.[0],
  source: optionalText(search.source),
  fields: texts(search.fields, isFieldFilter)?.slice(0, 5),
  sort: oneOf(search.sort, candidateSorts),
  columns: readColumns(search.columns),
  group: candidateGroupings.find((one) => one.value === search.group)?.value,
  open: optionalTexts(search.open),
  view: optionalText(search.view),
});

/** Everybody again, in whatever columns and groups. */
export const withoutFilters: CandidateSearch = {
  q: undefined,
  tags: undefined,
  pool: undefined,
  source: undefined,
  fields: undefined,
};

export const isNarrowed = (search: CandidateSearch) =>
  search.q !== undefined ||
  search.tags !== undefined ||
  search.pool !== undefined ||
  search.source !== undefined ||
  search.fields !== undefined;

/** The same filters as a segment keeps them, and back. */
export const toFilters = (search: CandidateSearch): CandidateFilters => ({
  q: search.q ?? '',
  tag_ids: search.tags ?? [],
  pool_id: search.pool ?? null,
  source: search.source ?? '',
  fields: search.fields ?? [],
});

export const fromFilters = (filters: CandidateFilters): CandidateSearch => ({
  q: filters.q === '' ? undefined : filters.q,
  tags: filters.tag_ids.length === 0 ? undefined : filters.tag_ids,
  pool: filters.pool_id ?? undefined,
  source: filters.source === '' ? undefined : filters.source,
  fields: filters.fields.length === 0 ? undefined : filters.fields,
});

/** The value that a field's filter asks for. */
export const filterOf = (search: CandidateSearch, fieldId: string): string =>
  search.fields?.find((one) => one.startsWith(`${fieldId}:`))?.slice(fieldId.length + 1) ?? '';

/** The filters with one field's set, or taken away by an empty value. */
export const withFilter = (search: CandidateSearch, fieldId: string, value: string): string[] | undefined => {
  const others = (search.fields ?? []).filter((one) => !one.startsWith(`${fieldId}:`));
  const next = value.trim() === '' ? others : [...others, `${fieldId}:${value.trim()}`];
  return next.length === 0 ? undefined : next;
};
