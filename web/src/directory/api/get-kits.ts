import { queryOptions } from '@tanstack/react-query';
import { listInterviewKits } from '@/client';

/** All interview kits, those out of use too. */
export const kitsQuery = queryOptions({
  queryKey: ['interview-kits', 'list'],
  queryFn: ({ signal }) => listInterviewKits({ query: { limit: 200 }, signal }),
});
