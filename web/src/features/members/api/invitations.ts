import { queryOptions } from '@tanstack/react-query';
import type { Invitation, Page } from '@/contract';
import { api } from '@/http/request';

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => api.get<Page<Invitation>>('invitations', { query: { limit: 100 }, signal }),
});

export const invite = (invitation: { email: string; role: string }) =>
  api.post<Invitation>('invitations', invitation);

export const resendInvitation = (id: string) => api.post<Invitation>(`invitations/${id}/resend`);

export const revokeInvitation = (id: string) => api.post<Invitation>(`invitations/${id}/revoke`);
