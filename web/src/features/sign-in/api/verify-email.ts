import { api } from '@/http/request';

export const verifyEmail = (token: string) => api.post<{ detail: string }>('auth/verify-email', { token });
