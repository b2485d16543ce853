import { queryOptions } from '@tanstack/react-query';
import { listPublicJobsOfOrganization } from '@/client';

/** The newest open jobs of an employer. */
export const jobsAtQuery = (slug: string) =>
  queryOptions({
    queryKey: ['my-applications', 'jobs-at', slug],
    queryFn: ({ signal }) => listPublicJobsOfOrganization({ path: { slug }, query: { limit: 4 }, signal }),
    staleTime: 60_000,
  });
