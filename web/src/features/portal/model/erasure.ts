import { t } from '@lingui/core/macro';
import type { MyErasure } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';

type Request = NonNullable<MyErasure['request']>;

/** Whether a request was confirmed and is on its way. */
export const isAsked = (one: Request): boolean =>
  ['waiting', 'review', 'held', 'leaving', 'erased'].includes(one.status);

/** Where one's own request to be erased stands. */
export const erasureState = (one: Request): string => {
  switch (one.status) {
    case 'unconfirmed':
      return t`We have sent you a mail. Confirm it there until ${formatDate(one.confirm_until)}.`;
    case 'waiting':
      return t`Confirmed. Your data is erased after ${one.runs_at === null ? '' : formatDate(one.runs_at)}. Your mail has the link to call it off.`;
    case 'review':
      return t`Confirmed. Somebody looks at it first; you have an answer by ${formatDay(one.due_on)} at the latest.`;
    case 'held':
      return t`Your data must be kept for a legal reason. It is erased by itself when that reason ends.`;
    case 'leaving':
    case 'erased':
      return t`Your data is being erased. Your mail has the link to the certificate.`;
    case 'refused':
      return t`Refused: ${one.reason}`;
    case 'called_off':
      return t`You called it off.`;
    case 'lapsed':
      return t`You did not confirm it in time.`;
  }
};
