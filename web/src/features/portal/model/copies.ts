import { t } from '@lingui/core/macro';
import type { MyDataCopy } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';

/** How far a copy of one's own data has come. */
export const copyState = (copy: MyDataCopy): string => {
  const until = copy.file_until === null ? '' : formatDate(copy.file_until);
  switch (copy.status) {
    case 'waiting':
      return t`Somebody sees first that all of it is yours. You get it by ${formatDay(copy.due_on)} at the latest.`;
    case 'making':
      return t`Being made. This takes a few minutes.`;
    case 'ready':
      return t`Ready. You can fetch it until ${until}.`;
    case 'refused':
      return t`Refused: ${copy.reason}`;
    case 'over':
      return t`Gone since ${until}.`;
  }
};
