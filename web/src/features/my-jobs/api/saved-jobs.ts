import { infiniteQueryOptions } from '@tanstack/react-query';
import { forgetMyJob, listMySavedJobs, saveMyJob } from '@/client';
import { paging } from '@/http/pages';

export const savedJobsQuery = infiniteQueryOptions({
  queryKey: ['my-jobs', 'saved'],
  queryFn: ({ pageParam, signal }) => listMySavedJobs({ query: { limit: 30, cursor: pageParam }, signal }),
  ...paging,
});

export const saveJob = (id: string) => saveMyJob({ path: { job_id: id } });

export const forgetJob = (id: string) => forgetMyJob({ path: { job_id: id } });
