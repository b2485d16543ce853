import { type NotificationData, notifications } from '@mantine/notifications';
import { notifyManager } from '@tanstack/react-query';
import { sentence } from '@/http/problem';
import { announce } from './announcer';

/**
 * Says something of a change once the screen shows that change. Data reaches the screen a turn after
 * it is there; who acts on the words before that, by a key for instance, would act on the old screen.
 */
export const showToast = (spoken: string, notification: NotificationData) =>
  notifyManager.schedule(() => {
    announce(spoken);
    notifications.show(notification);
  });

/** Something worked. */
export const toastDone = (message: string) =>
  showToast(message, { message, color: 'spruce', autoClose: 4000 });

/** Something did not: the reason and the remedy stay until read. */
export const toastFailed = (title: string, error: unknown) => {
  const message = sentence(error);
  showToast(`${title}. ${message}`, { title, message, color: 'red', autoClose: 9000 });
};
