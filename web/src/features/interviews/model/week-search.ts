import { optionalTexts } from '@/routing/search';

/** What a week is narrowed to, as it stands in the address. */
export interface WeekSearch {
  /** Any day of the week, this week's if there is none. */
  day?: string;
  people?: string[];
  job?: string;
  mine?: true;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^2[01]\d{2}-\d{2}-\d{2}$/;
/** As many as the server takes. */
const most = 12;

const ids = (value: unknown) => {
  const found = optionalTexts(value)?.filter((one) => uuid.test(one));
  return found === undefined || found.length === 0 ? undefined : found.slice(0, most);
};

export const readWeekSearch = (search: Record<string, unknown>): WeekSearch => ({
  day:
    typeof search.day === 'string' && day.test(search.day) && !Number.isNaN(Date.parse(search.day))
      ? search.day
      : undefined,
  people: ids(search.people),
  job: ids(search.job)?.[0],
  mine: search.mine === true || search.mine === 'true' ? true : undefined,
});
