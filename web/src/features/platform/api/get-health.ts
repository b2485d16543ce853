import { queryOptions } from '@tanstack/react-query';
import { showHealth } from '@/client';

export const healthQuery = queryOptions({
  queryKey: ['platform-health'],
  queryFn: ({ signal }) => showHealth({ signal }),
  refetchInterval: 10_000,
});
