import { queryOptions } from '@tanstack/react-query';
import type { Page, RejectionReason } from '@/contract';
import { api } from '@/http/request';

export const rejectionReasonsQuery = queryOptions({
  queryKey: ['rejection-reasons'],
  queryFn: ({ signal }) => api.get<Page<RejectionReason>>('rejection-reasons', { signal }),
  staleTime: 5 * 60_000,
});
