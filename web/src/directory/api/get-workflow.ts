import { queryOptions } from '@tanstack/react-query';
import type { Workflow } from '@/contract';
import { api } from '@/http/request';

export const workflowQuery = (id: string) =>
  queryOptions({
    queryKey: ['workflows', id],
    queryFn: ({ signal }) => api.get<Workflow>(`workflows/${id}`, { signal }),
    staleTime: 5 * 60_000,
  });
