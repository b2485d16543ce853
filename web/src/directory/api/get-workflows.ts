import { queryOptions } from '@tanstack/react-query';
import type { Page, Workflow } from '@/contract';
import { api } from '@/http/request';

export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: ({ signal }) => api.get<Page<Workflow>>('workflows', { signal }),
  staleTime: 5 * 60_000,
});
