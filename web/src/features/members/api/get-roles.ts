import { queryOptions } from '@tanstack/react-query';
import { listRoles } from '@/client';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => listRoles({ signal }),
  staleTime: 10 * 60_000,
});
