import { queryOptions } from '@tanstack/react-query';
import {
  invite as send,
  listInvitations,
  resendInvitation as resend,
  revokeInvitation as revoke,
} from '@/client';
import type { GivenRole } from './get-roles';

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => listInvitations({ query: { limit: 100 }, signal }),
});

export const invite = (body: { email: string } & GivenRole) => send({ body });

export const resendInvitation = (id: string) => resend({ path: { invitation_id: id } });

export const revokeInvitation = (id: string) => revoke({ path: { invitation_id: id } });
