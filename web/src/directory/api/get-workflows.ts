import { queryOptions } from '@tanstack/react-query';
import { listWorkflows } from '@/client';

export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: ({ signal }) => listWorkflows({ signal }),
  staleTime: 5 * 60_000,
});
