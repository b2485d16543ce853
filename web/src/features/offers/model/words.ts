import type { OfferStatus } from '@/contract';

export const offerStatuses = [
  { value: 'all', label: 'All' },
  { value: 'draft', label: 'Drafts' },
  { value: 'pending_approval', label: 'In approval' },
  { value: 'approved', label: 'Approved' },
  { value: 'sent', label: 'Sent' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'declined', label: 'Declined' },
  { value: 'expired', label: 'Expired' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const;

const labels: Record<OfferStatus, string> = {
  draft: 'Draft',
  pending_approval: 'Waits for approval',
  approved: 'Approved',
  sent: 'Sent',
  accepted: 'Accepted',
  declined: 'Declined',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

export const offerStatusLabel = (status: OfferStatus) => labels[status];

export const locales = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
];

export const fieldKinds = [
  { value: 'text', label: 'Text' },
  { value: 'date', label: 'Day' },
  { value: 'number', label: 'Number' },
];

/** Pay of an offer, as `formatPay` takes it. */
export const asRange = (pay: { minor: number; currency: string; period: string }) => ({
  min_minor: pay.minor,
  max_minor: pay.minor,
  currency: pay.currency,
  period: pay.period,
});
