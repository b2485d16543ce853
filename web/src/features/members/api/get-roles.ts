import { queryOptions } from '@tanstack/react-query';
import type { Role } from '@/contract';
import { api } from '@/http/request';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => api.get<{ items: Role[] }>('roles', { signal }),
  staleTime: 10 * 60_000,
});
