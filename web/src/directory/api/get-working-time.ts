import { queryOptions } from '@tanstack/react-query';
import { getWorkingTime } from '@/client';

/** The days on which the organization works; deadlines count by them. */
export const workingTimeQuery = queryOptions({
  queryKey: ['working-time'],
  queryFn: ({ signal }) => getWorkingTime({ signal }),
  staleTime: 5 * 60_000,
});
