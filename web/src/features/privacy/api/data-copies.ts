import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  askForCopy,
  getDisclosureChoices,
  listCandidateCopies,
  listDataCopies,
  refuseDataCopy,
  releaseDataCopy,
  setDisclosureChoices,
} from '@/client';
import type { DisclosureChoices } from '@/contract';
import { paging } from '@/http/pages';
import { currentLanguage } from '@/language/language';

export const dataCopiesQuery = infiniteQueryOptions({
  queryKey: ['data-copies'],
  queryFn: ({ pageParam, signal }) => listDataCopies({ query: { cursor: pageParam, limit: 20 }, signal }),
  ...paging,
});

export const copiesOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['candidates', id, 'data-copies'],
    queryFn: ({ signal }) => listCandidateCopies({ path: { candidate_id: id }, signal }),
  });

/** Lets a copy be made, with its document in the language that one reads. */
export const askForDataCopy = (id: string) =>
  askForCopy({ path: { candidate_id: id }, body: { locale: currentLanguage() } });

export const releaseCopy = (id: string) => releaseDataCopy({ path: { copy_id: id } });

export const refuseCopy = (id: string, reason: string) =>
  refuseDataCopy({ path: { copy_id: id }, body: { reason } });

/** Where the browser fetches a copy from. */
export const copyFile = (id: string) => `/api/v1/data-copies/${id}/file`;

export const choicesQuery = queryOptions({
  queryKey: ['disclosure-choices'],
  queryFn: ({ signal }) => getDisclosureChoices({ signal }),
});

export const changeChoices = (wanted: DisclosureChoices) => setDisclosureChoices({ body: wanted });
