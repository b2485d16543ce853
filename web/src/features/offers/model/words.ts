import { t } from '@lingui/core/macro';
import type { OfferStatus } from '@/contract';

export const offerStatuses = [
  {
    value: 'all',
    get label() {
      return t`All`;
    },
  },
  {
    value: 'draft',
    get label() {
      return t`Drafts`;
    },
  },
  {
    value: 'pending_approval',
    get label() {
      return t`In approval`;
    },
  },
  {
    value: 'approved',
    get label() {
      return t`Approved`;
    },
  },
  {
    value: 'sent',
    get label() {
      return t`Sent`;
    },
  },
  {
    value: 'accepted',
    get label() {
      return t`Accepted`;
    },
  },
  {
    value: 'declined',
    get label() {
      return t`Declined`;
    },
  },
  {
    value: 'expired',
    get label() {
      return t`Expired`;
    },
  },
  {
    value: 'withdrawn',
    get label() {
      return t`Withdrawn`;
    },
  },
] as const;

const labels: Record<OfferStatus, string> = {
  get draft() {
    return t`Draft`;
  },
  get pending_approval() {
    return t`Waits for approval`;
  },
  get approved() {
    return t`Approved`;
  },
  get sent() {
    return t`Sent`;
  },
  get accepted() {
    return t`Accepted`;
  },
  get declined() {
    return t`Declined`;
  },
  get expired() {
    return t`Expired`;
  },
  get withdrawn() {
    return t`Withdrawn`;
  },
};

export const offerStatusLabel = (status: OfferStatus) => labels[status];

export const locales = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
];

export const fieldKinds = [
  {
    value: 'text',
    get label() {
      return t`Text`;
    },
  },
  {
    value: 'date',
    get label() {
      return t`Day`;
    },
  },
  {
    value: 'number',
    get label() {
      return t`Number`;
    },
  },
];

/** Pay of an offer, as `formatPay` takes it. */
export const asRange = (pay: { minor: number; currency: string; period: string }) => ({
  min_minor: pay.minor,
  max_minor: pay.minor,
  currency: pay.currency,
  period: pay.period,
});
