import { plural, t } from '@lingui/core/macro';
import type { Candidate, CustomField, DuplicatePair, MovedKind, Thing } from '@/contract';
import { fieldName } from './field-names';

export type Side = 'left' | 'right';

/** One field of two records; `left` is the record that stays. */
export interface Compared {
  field: string;
  label: string;
  left: string;
  right: string;
}

const own = ['full_name', 'email', 'phone', 'location', 'employer', 'headline'] as const;

/** The fields in which at least one of the two says something, in the order of the record. */
export const compared = (left: Candidate, right: Candidate, custom: readonly CustomField[]): Compared[] => {
  const rows: Compared[] = own.map((field) => ({
    field,
    label: fieldName(field, custom),
    left: left[field],
    right: right[field],
  }));
  const shown = (candidate: Candidate, id: string) =>
    candidate.custom.find((one) => one.field_id === id)?.display ?? '';
  for (const one of custom)
    rows.push({
      field: `custom:${one.id}`,
      label: one.label,
      left: shown(left, one.id),
      right: shown(right, one.id),
    });
  return rows.filter((row) => row.left !== '' || row.right !== '');
};

/** Which value stays unless one chooses: the staying record's, where it has one. */
export const sideOf = (row: Compared, chosen: Readonly<Record<string, Side>>): Side =>
  chosen[row.field] ?? (row.left === '' ? 'right' : 'left');

/** The fields whose value comes from the record that goes. */
export const taken = (rows: readonly Compared[], chosen: Readonly<Record<string, Side>>): string[] =>
  rows.filter((row) => row.left !== row.right && sideOf(row, chosen) === 'right').map((row) => row.field);

/** The same choices when the two change places. */
export const swapped = (
  rows: readonly Compared[],
  chosen: Readonly<Record<string, Side>>,
): Record<string, Side> =>
  Object.fromEntries(
    rows.map((row) => [row.field, sideOf(row, chosen) === 'left' ? ('right' as const) : ('left' as const)]),
  );

const amounts: Record<MovedKind, (count: number) => string> = {
  contact: (count) => t`${plural(count, { one: '# address or number', other: '# addresses and numbers' })}`,
  link: (count) => t`${plural(count, { one: '# link', other: '# links' })}`,
  tag: (count) => t`${plural(count, { one: '# tag', other: '# tags' })}`,
  pool: (count) => t`${plural(count, { one: '# talent pool', other: '# talent pools' })}`,
  note: (count) => t`${plural(count, { one: '# note', other: '# notes' })}`,
  file: (count) => t`${plural(count, { one: '# file', other: '# files' })}`,
  application: (count) => t`${plural(count, { one: '# application', other: '# applications' })}`,
  profile_item: (count) =>
    t`${plural(count, { one: '# change of the profile', other: '# changes of the profile' })}`,
};

const kindNames: Record<MovedKind, () => string> = {
  contact: () => t`address or number`,
  link: () => t`link`,
  tag: () => t`tag`,
  pool: () => t`talent pool`,
  note: () => t`note`,
  file: () => t`file`,
  application: () => t`application`,
  profile_item: () => t`change of the profile`,
};

/** "2 notes", "1 file". */
export const amount = (kind: MovedKind, count: number): string => amounts[kind](count);

/** What a kind is called by itself. */
export const kindName = (kind: MovedKind): string => kindNames[kind]();

/** How much of each kind goes, in words. */
export const whatGoes = (things: readonly Thing[]): string => {
  const counts = new Map<MovedKind, number>();
  for (const { kind } of things) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => amount(kind, count)).join(', ');
};

/** Why two records may be one person. */
export const reasonOf = (reason: DuplicatePair['reasons'][number]): string => {
  switch (reason.kind) {
    case 'email':
      return t`Same mailbox ${reason.value}`;
    case 'phone':
      return t`Same number ${reason.value}`;
    case 'name_employer':
      return t`Same name and employer`;
  }
};

/** How likely a pair is one person. */
export const likelihood = (strength: number): string =>
  strength >= 3 ? t`Very likely` : strength === 2 ? t`Likely` : t`Possible`;
