import { markAllNotificationsRead, markNotificationRead } from '@/client';

export const markRead = (id: string) => markNotificationRead({ path: { notification_id: id } });

export const markAllRead = () => markAllNotificationsRead();
