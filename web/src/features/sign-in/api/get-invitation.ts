import { queryOptions } from '@tanstack/react-query';
import type { InvitationLookup } from '@/contract';
import { api } from '@/http/request';

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.get<InvitationLookup>('invitations/lookup', { query: { token }, signal }),
    staleTime: Infinity,
  });
