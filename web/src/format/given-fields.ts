import { t } from '@lingui/core/macro';
import type { GivenValue } from '@/contract';

const names: Record<GivenValue['field'], () => string> = {
  full_name: () => t`Name`,
  phone: () => t`Phone`,
  location: () => t`Place`,
  links: () => t`Links`,
};

/** What a detail that people give when they apply is called. */
export const givenName = (field: GivenValue['field']): string => names[field]();
