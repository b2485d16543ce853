import { t } from '@lingui/core/macro';
import type { ConsentPurpose, ConsentWay } from '@/contract';

export const purposeName = (purpose: ConsentPurpose): string =>
  purpose === 'application' ? t`Privacy notice` : t`Being kept for other jobs`;

/** How somebody said what they agreed to. */
export const wayOf = (way: ConsentWay): string => {
  switch (way) {
    case 'form':
      return t`on the careers page`;
    case 'status_page':
      return t`on the page of the application`;
    case 'mail_link':
      return t`by the link of a mail`;
    case 'portal':
      return t`signed in`;
    case 'employer_site':
      return t`on your own site or a job board`;
    case 'api':
      return t`by a program`;
    case 'unrecorded':
      return t`in a way that was not kept`;
  }
};
