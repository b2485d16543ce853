import { queryOptions } from '@tanstack/react-query';
import { lookUpInvitation } from '@/client';

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => lookUpInvitation({ query: { token }, signal }),
    staleTime: Infinity,
  });
