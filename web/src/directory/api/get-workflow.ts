import { queryOptions } from '@tanstack/react-query';
import { getWorkflow } from '@/client';

export const workflowQuery = (id: string) =>
  queryOptions({
    queryKey: ['workflows', id],
    queryFn: ({ signal }) => getWorkflow({ path: { workflow_id: id }, signal }),
    staleTime: 5 * 60_000,
  });
