import { t } from '@lingui/core/macro';
import type {
  AccommodationAnswer,
  AccommodationEntry,
  AccommodationKind,
  AccommodationStatus,
  AccommodationStep,
} from '@/contract';

export const kindWords = (kind: AccommodationKind): string =>
  ({
    more_time: t`More time`,
    accessible_place: t`An accessible place`,
    interpreter: t`A sign language or other interpreter`,
    other_format: t`Another format`,
    other: t`Something else`,
  })[kind];

export const stepWords = (step: AccommodationStep): string =>
  ({ application: t`applying`, interview: t`an interview`, assessment: t`an assessment` })[step];

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
