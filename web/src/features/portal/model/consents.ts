import { t } from '@lingui/core/macro';
import type { ConsentPurpose, MyConsentInput } from '@/contract';

export const consentTitle = (purpose: ConsentPurpose): string =>
  purpose === 'application' ? t`Handling your application` : t`Being kept in mind for other jobs`;

/** The language that the texts were shown in, as it is kept with the consent. */
export const languageOf = (shown: string): MyConsentInput['language'] =>
  shown === 'de' || shown === 'es' ? shown : 'en';
