import { t } from '@lingui/core/macro';
import type { AccommodationEntry, AccommodationStatus } from '@/contract';

/** Where a request stands, as its author reads it. */
export const adjustmentState = (status: AccommodationStatus): string =>
  ({
    asked: t`Waits for the team`,
    asked_back: t`Waits for you`,
    arranged: t`Arranged`,
    declined: t`Declined`,
  })[status];

/** What an answer is, beside its author. */
export const answerWords = (kind: AccommodationEntry['kind']): string => {
  switch (kind) {
    case 'arranged':
      return t`(arranged)`;
    case 'declined':
      return t`(declined)`;
    case 'asked_back':
      return t`(asks back)`;
    default:
      return '';
  }
};
