import { queryOptions } from '@tanstack/react-query';
import type { Member, Page } from '@/contract';
import { api } from '@/http/request';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => api.get<Page<Member>>('members', { query: { limit: 200 }, signal }),
});
