import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getPublicJob, listPublicJobs } from '@/client';
import { paging } from '@/http/pages';

/** Open jobs of all employers on this installation, newest first. */
export const openJobsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['my-jobs', 'open', q],
    queryFn: ({ pageParam, signal }) =>
      listPublicJobs({ query: { q, limit: 10, cursor: pageParam }, signal }),
    ...paging,
  });

/** The job from whose public page somebody came to save it. */
export const openJobQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-jobs', 'one', id],
    queryFn: ({ signal }) => getPublicJob({ path: { job_id: id }, signal }),
    retry: false,
  });
