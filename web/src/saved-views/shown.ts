import type { Shown } from './saved-views';

export type Search = Record<string, string | boolean | string[] | undefined>;

/** In an address: without a view, although the list opens with one otherwise. */
export const noView = 'none';

/** Which sections are open is nothing that a view keeps. */
const notKept = ['view', 'open'];

/** What of an address a view keeps: everything that is set, but its own name. */
export const shownOf = (search: object): Shown =>
  Object.fromEntries(
    Object.entries(search as Search).flatMap(([name, value]) =>
      notKept.includes(name) || value === undefined || value === '' ? [] : [[name, value]],
    ),
  );

const sorted = (shown: Shown): string =>
  JSON.stringify(Object.entries(shown).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether two looks at a list are the same. */
export const isSame = (one: Shown, other: Shown): boolean => sorted(one) === sorted(other);
