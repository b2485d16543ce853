import type { Me } from '@/contract';
import { api } from '@/http/request';

export const acceptInvitation = (acceptance: { token: string; full_name?: string; password?: string }) =>
  api.post<Me>('invitations/accept', acceptance);
