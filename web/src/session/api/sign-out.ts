import { api } from '@/http/request';

export const signOut = () => api.post<null>('auth/logout');
