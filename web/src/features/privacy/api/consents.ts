import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  askForConsents,
  countConsentsToAsk,
  discardConsentDraft,
  getConsentWording,
  listConsentPurposes,
  listConsentWordings,
  publishConsentWording,
  writeConsentDraft,
} from '@/client';
import type { ConsentPurpose } from '@/contract';
import { paging } from '@/http/pages';

/** What all that follows begins with: an event makes it stale. */
export const wordingsKey = ['consent-wordings'];

export const purposesQuery = queryOptions({
  queryKey: [...wordingsKey, 'purposes'],
  queryFn: ({ signal }) => listConsentPurposes({ signal }),
});

export const wordingsQuery = (purpose: ConsentPurpose) =>
  infiniteQueryOptions({
    queryKey: [...wordingsKey, 'of', purpose],
    queryFn: ({ pageParam, signal }) =>
      listConsentWordings({ query: { purpose, cursor: pageParam, limit: 20 }, signal }),
    ...paging,
  });

export const wordingQuery = (id: string) =>
  queryOptions({
    queryKey: ['consent-wording', id],
    queryFn: ({ signal }) => getConsentWording({ path: { wording_id: id }, signal }),
    // A published version never changes.
    staleTime: Infinity,
  });

export const askingQuery = (id: string) =>
  queryOptions({
    queryKey: [...wordingsKey, 'asking', id],
    queryFn: ({ signal }) => countConsentsToAsk({ path: { wording_id: id }, signal }),
  });

export type Texts = Partial<Record<'en' | 'de' | 'es', string>>;

export const saveDraft = (purpose: ConsentPurpose, texts: Texts, version: number) =>
  writeConsentDraft({ path: { purpose }, body: { texts, version } });

export const discardDraft = (purpose: ConsentPurpose, version: number) =>
  discardConsentDraft({ path: { purpose, version } });

export const publishDraft = (
  purpose: ConsentPurpose,
  body: { is_material: boolean; note: string; version: number },
) => publishConsentWording({ path: { purpose }, body });

export const askAnew = (id: string) => askForConsents({ path: { wording_id: id } });
