import { queryOptions } from '@tanstack/react-query';
import type { Job } from '@/contract';
import { api } from '@/http/request';

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api.get<Job>(`jobs/${id}`, { signal }),
  });
