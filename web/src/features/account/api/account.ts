import { queryOptions } from '@tanstack/react-query';
import {
  changePassword as change,
  deleteAccount as deleteOwn,
  getAccountDeletion,
  endSession as end,
  listOwnSessions,
  logoutEverywhere,
  updateMe,
} from '@/client';

export const updateProfile = (body: { full_name?: string; locale?: string; time_zone?: string }) =>
  updateMe({ body });

export const changePassword = (body: { current_password: string; password: string }) => change({ body });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => listOwnSessions({ signal }),
});

export const endSession = (id: string) => end({ path: { session_id: id } });

export const signOutEverywhere = () => logoutEverywhere();

export const deletionQuery = queryOptions({
  queryKey: ['me', 'deletion'],
  queryFn: ({ signal }) => getAccountDeletion({ signal }),
});

export const deleteAccount = () => deleteOwn();
