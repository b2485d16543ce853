import { queryOptions } from '@tanstack/react-query';
import { listJobs } from '@/client';

/** Jobs to filter by. */
export const jobChoicesQuery = queryOptions({
  queryKey: ['jobs', 'choices'],
  queryFn: ({ signal }) => listJobs({ query: { limit: 200, sort: 'title' }, signal }),
});
