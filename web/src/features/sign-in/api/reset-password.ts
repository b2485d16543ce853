import { api } from '@/http/request';

export const resetPassword = (reset: { token: string; password: string }) =>
  api.post<{ detail: string }>('auth/reset-password', reset);
