import { api } from '@/http/request';

export const register = (account: { full_name: string; email: string; password: string }) =>
  api.post<{ detail: string }>('auth/register', account);
