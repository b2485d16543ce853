import { api } from '@/http/request';

export const requestPasswordReset = (email: string) =>
  api.post<{ detail: string }>('auth/forgot-password', { email });
