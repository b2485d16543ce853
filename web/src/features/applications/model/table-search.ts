import { oneOf, optionalText, optionalTexts } from '@/routing/search';
import { readColumns } from '@/table/columns';
import { groupings, sorts, statuses, type TableSearch } from './columns';

/** Reads a table's filters and its looks out of the address. */
export const readTableSearch = (search: Record<string, unknown>): TableSearch => ({
  q: optionalText(search.q),
  stage: optionalText(search.stage),
  status: oneOf(search.status, statuses),
  mine: search.mine === true ? true : undefined,
  overdue: search.overdue === true ? true : undefined,
  link: optionalText(search.link),
  sort: oneOf(search.sort, sorts),
  columns: readColumns(search.columns),
  group: groupings.find((one) => one.value === search.group)?.value,
  open: optionalTexts(search.open),
  view: optionalText(search.view),
});

export const isNarrowed = (search: TableSearch): boolean =>
  search.q !== undefined ||
  search.stage !== undefined ||
  search.status !== undefined ||
  search.mine === true ||
  search.overdue === true ||
  search.link !== undefined;

/** Every application again, in whatever columns and groups. */
export const withoutFilters: TableSearch = {
  q: undefined,
  stage: undefined,
  status: undefined,
  mine: undefined,
  overdue: undefined,
  link: undefined,
};
