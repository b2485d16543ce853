import { queryOptions } from '@tanstack/react-query';
import { getJob } from '@/client';

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => getJob({ path: { job_id: id }, signal }),
  });
