import { queryOptions } from '@tanstack/react-query';
import { listNotificationPreferences, setNotificationPreference } from '@/client';
import type { NotificationPreference } from '@/contract';

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: ({ signal }) => listNotificationPreferences({ signal }),
});

export const setPreference = ({ kind, email, in_app }: NotificationPreference) =>
  setNotificationPreference({ body: { kind, email, in_app } });
