import { queryOptions } from '@tanstack/react-query';
import { listRejectionReasons } from '@/client';

export const rejectionReasonsQuery = queryOptions({
  queryKey: ['rejection-reasons'],
  queryFn: ({ signal }) => listRejectionReasons({ signal }),
  staleTime: 5 * 60_000,
});
