import { oneOf, optionalText } from '@/routing/search';
import { sorts, statuses, type TableSearch } from './columns';

/** Reads a table's filters out of the address. */
export const readTableSearch = (search: Record<string, unknown>): TableSearch => ({
  q: optionalText(search.q),
  stage: optionalText(search.stage),
  status: oneOf(search.status, statuses),
  mine: search.mine === true ? true : undefined,
  overdue: search.overdue === true ? true : undefined,
  link: optionalText(search.link),
  sort: oneOf(search.sort, sorts),
});
