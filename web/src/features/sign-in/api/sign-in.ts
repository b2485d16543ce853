import type { Me } from '@/contract';
import { api } from '@/http/request';

export const signIn = (credentials: { email: string; password: string }) =>
  api.post<Me>('auth/login', credentials);
