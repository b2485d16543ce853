import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  compareOfferVersions,
  createFileLink,
  createOffer as create,
  extendOffer as extend,
  getJob,
  getOffer,
  listOffers,
  previewOffer,
  previewOfferChange,
  reviseOffer as revise,
  sendOffer as send,
  submitOffer as submit,
  updateOffer as update,
  withdrawOffer as withdraw,
} from '@/client';
import type { Offer, OfferStatus, OfferTermsInput } from '@/contract';
import { paging } from '@/http/pages';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export interface OfferFilters {
  status?: OfferStatus;
  job_id?: string;
}

export interface OfferChange {
  terms: OfferTermsInput;
  subject: string;
  body_html: string;
  private_notes: string;
}

export const offersQuery = (filters: OfferFilters) =>
  infiniteQueryOptions({
    queryKey: ['offers', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      listOffers({ query: { ...filters, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });

/** Every offer of one application, the one that changed last first. */
export const offersOfQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['offers', 'of', applicationId],
    queryFn: ({ signal }) => listOffers({ query: { application_id: applicationId, limit: 50 }, signal }),
  });

export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', id],
    queryFn: ({ signal }) => getOffer({ path: { offer_id: id }, signal }),
  });

/** What the job says: a new offer begins with it. */
export const jobTermsQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId],
    queryFn: ({ signal }) => getJob({ path: { job_id: jobId }, signal }),
  });

export const newLetterQuery = (applicationId: string, templateId: string, terms: OfferTermsInput) =>
  queryOptions({
    queryKey: ['offers', 'letter', applicationId, templateId, terms],
    queryFn: ({ signal }) =>
      previewOffer({
        body: { application_id: applicationId, template_id: templateId, terms },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const changedLetterQuery = (
  id: string,
  change: Pick<OfferChange, 'terms' | 'subject' | 'body_html'>,
) =>
  queryOptions({
    queryKey: ['offers', 'letter', id, change],
    queryFn: ({ signal }) => previewOfferChange({ path: { offer_id: id }, body: change, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const diffQuery = (id: string, before: number, after: number) =>
  queryOptions({
    queryKey: ['offers', id, 'diff', before, after],
    queryFn: ({ signal }) =>
      compareOfferVersions({ path: { offer_id: id }, query: { before, after }, signal }),
  });

export const createOffer = (
  applicationId: string,
  templateId: string,
  terms: OfferTermsInput,
  privateNotes: string,
  key: string,
) =>
  create({
    body: {
      application_id: applicationId,
      template_id: templateId,
      terms,
      private_notes: privateNotes,
    },
    headers: idempotencyKey(key),
  });

const at = (offer: Offer) => ({ path: { offer_id: offer.id }, headers: ifMatch(offer.version) });

export const updateOffer = (offer: Offer, body: OfferChange) => update({ ...at(offer), body });
export const sendOffer = (offer: Offer) => send(at(offer));
export const submitOffer = (offer: Offer, note: string) => submit({ ...at(offer), body: { note } });
export const reviseOffer = (offer: Offer) => revise(at(offer));
export const extendOffer = (offer: Offer, expiresOn: string) =>
  extend({ ...at(offer), body: { expires_on: expiresOn } });
export const withdrawOffer = (offer: Offer, reason: string) => withdraw({ ...at(offer), body: { reason } });

/** A link to a letter's PDF that works for a minute. */
export const letterLink = (fileId: string) =>
  createFileLink({ path: { file_id: fileId }, body: { disposition: 'inline' } });
