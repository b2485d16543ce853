import type { EmploymentType, Job, LetterTemplate, Offer, OfferTermsInput, PayPeriod } from '@/contract';
import { toMajor, toMinor } from '@/format/numbers';

/** The fields of an offer as people type them. */
export interface OfferDraft extends Record<string, unknown> {
  template_id: string;
  amount: number | '';
  currency: string;
  period: PayPeriod;
  start_date: string;
  employment_type: EmploymentType;
  location: string;
  reports_to: string;
  expires_on: string;
  values: Record<string, string>;
  private_notes: string;
  subject: string;
  body_html: string;
}

const daysAhead = 7;

/** A day from today on, `2026-03-31`, in the viewer's calendar. */
export const dayAhead = (days: number, now: Date = new Date()): string => {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};

/** A new offer begins with what the job says. */
export const newOffer = (job: Job | undefined, template: LetterTemplate | undefined): OfferDraft => {
  const place = job?.locations[0];
  const pay = job?.pay ?? null;
  const minor = pay?.min_minor ?? null;
  return {
    template_id: template?.id ?? '',
    amount: pay === null || minor === null ? '' : toMajor(minor, pay.currency),
    currency: pay?.currency ?? 'EUR',
    period: pay?.period ?? 'year',
    start_date: '',
    employment_type: job?.employment_type ?? 'full_time',
    location: place === undefined ? '' : [place.city, place.region].filter(Boolean).join(', '),
    reports_to: '',
    expires_on: dayAhead(daysAhead),
    values: {},
    private_notes: '',
    subject: template?.subject ?? '',
    body_html: template?.body_html ?? '',
  };
};

export const draftOf = (offer: Offer): OfferDraft => ({
  template_id: '',
  amount: offer.terms.pay === null ? '' : toMajor(offer.terms.pay.minor, offer.terms.pay.currency),
  currency: offer.terms.pay?.currency ?? 'EUR',
  period: offer.terms.pay?.period ?? 'year',
  start_date: offer.terms.start_date ?? '',
  employment_type: offer.terms.employment_type,
  location: offer.terms.location,
  reports_to: offer.terms.reports_to,
  expires_on: offer.terms.expires_on ?? '',
  values: { ...offer.terms.values },
  private_notes: offer.private_notes,
  subject: offer.subject,
  body_html: offer.body_html,
});

/** What is sent; a value that belongs to no field of the template is left out. */
export const termsOf = (draft: OfferDraft, keys: readonly string[]): OfferTermsInput => ({
  pay:
    draft.amount === ''
      ? null
      : {
          minor: toMinor(draft.amount, draft.currency),
          currency: draft.currency,
          period: draft.period,
        },
  start_date: draft.start_date === '' ? null : draft.start_date,
  employment_type: draft.employment_type,
  location: draft.location.trim(),
  reports_to: draft.reports_to.trim(),
  expires_on: draft.expires_on === '' ? null : draft.expires_on,
  values: Object.fromEntries(
    Object.entries(draft.values).filter(([key, value]) => keys.includes(key) && value.trim() !== ''),
  ),
});

/** The server names a field as `terms.pay`; the form calls it `amount`. */
export const formErrors = (messages: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).map(([field, message]) => [
      field.replace(/^terms\./, '').replace(/^pay.*/, 'amount'),
      message,
    ]),
  );
