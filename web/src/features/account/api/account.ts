import { queryOptions } from '@tanstack/react-query';
import type { Me, Session } from '@/contract';
import { api } from '@/http/request';

export interface ProfileInput {
  full_name?: string;
  locale?: string;
  time_zone?: string;
}

export const updateProfile = (profile: ProfileInput) => api.patch<Me>('me', profile);

export const changePassword = (passwords: { current_password: string; password: string }) =>
  api.post<null>('auth/change-password', passwords);

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get<{ items: Session[] }>('auth/sessions', { signal }),
});

export const endSession = (id: string) => api.delete<null>(`auth/sessions/${id}`);

export const signOutEverywhere = () => api.post<null>('auth/logout-everywhere');
