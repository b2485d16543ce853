import { queryOptions } from '@tanstack/react-query';
import { countApplications } from '@/client';

const atOnce = 200;

/** How many applications jobs have, by job: all, in progress, and still in the first stage. */
export const applicationCountsQuery = (jobIds: string[]) =>
  queryOptions({
    queryKey: ['applications', 'counts', jobIds],
    queryFn: async ({ signal }) => {
      const { items } = await countApplications({ query: { job_ids: jobIds.slice(0, atOnce) }, signal });
      return new Map(items.map((counts) => [counts.job_id, counts]));
    },
    enabled: jobIds.length > 0,
  });
