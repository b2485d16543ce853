import { notifications } from '@mantine/notifications';
import { sentence } from '@/http/problem';
import { announce } from './announcer';

/** Something worked. */
export const toastDone = (message: string) => {
  announce(message);
  notifications.show({ message, color: 'spruce', autoClose: 4000 });
};

/** Something did not: the reason and the remedy stay until read. */
export const toastFailed = (title: string, error: unknown) => {
  const message = sentence(error);
  announce(`${title}. ${message}`);
  notifications.show({ title, message, color: 'red', autoClose: 9000 });
};
