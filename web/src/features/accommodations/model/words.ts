import { t } from '@lingui/core/macro';
import type { AccommodationAnswer, AccommodationEntry, AccommodationStatus } from '@/contract';

export const stateOf = (status: AccommodationStatus): { label: string; color: string } =>
  ({
    asked: { label: t`Waits for an answer`, color: 'yellow' },
    asked_back: { label: t`Waits for the person`, color: 'gray' },
    arranged: { label: t`Arranged`, color: 'spruce' },
    declined: { label: t`Declined`, color: 'gray' },
  })[status];

export const answers = (): { value: AccommodationAnswer; label: string }[] => [
  { value: 'arranged', label: t`Arranged` },
  { value: 'asked_back', label: t`Ask back` },
  { value: 'declined', label: t`Decline` },
];

export const wordsLabel = (answer: AccommodationAnswer): string =>
  ({
    arranged: t`What is arranged`,
    asked_back: t`What you need to know`,
    declined: t`Why it cannot be done, and what could be done instead`,
  })[answer];

/** What an entry is, beside its author. */
export const entryWords = (entry: AccommodationEntry): string =>
  entry.kind === 'arranged'
    ? t`arranged`
    : entry.kind === 'declined'
      ? t`declined`
      : entry.kind === 'asked_back'
        ? t`asked back`
        : t`asked`;
