import { queryOptions } from '@tanstack/react-query';
import { listMembers } from '@/client';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => listMembers({ query: { limit: 200 }, signal }),
});
