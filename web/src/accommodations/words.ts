import { t } from '@lingui/core/macro';
import type { AccommodationKind, AccommodationStep } from '@/contract';

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
