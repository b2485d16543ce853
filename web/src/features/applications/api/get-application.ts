import { queryOptions } from '@tanstack/react-query';
import type { Application } from '@/contract';
import { api } from '@/http/request';

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['applications', id],
    queryFn: ({ signal }) => api.get<Application>(`applications/${id}`, { signal }),
  });
