import { queryOptions } from '@tanstack/react-query';
import { listNotificationPreferences, setNotificationPreference } from '@/client';

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: ({ signal }) => listNotificationPreferences({ signal }),
});

export const setPreference = (body: { kind: string; email: boolean; in_app: boolean }) =>
  setNotificationPreference({ body });
