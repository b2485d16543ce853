import { t } from '@lingui/core/macro';
import type { RetentionKind } from '@/contract';

export const retentionKinds: readonly RetentionKind[] = ['closed', 'never_applied', 'hired'];

/** Whom a rule is about. */
export const retentionPeople: Record<RetentionKind, string> = {
  get closed() {
    return t`Applied, not hired`;
  },
  get never_applied() {
    return t`Never applied`;
  },
  get hired() {
    return t`Hired`;
  },
};

/** From when the time counts. */
export const retentionSince: Record<RetentionKind, string> = {
  get closed() {
    return t`The time counts from the day on which the last application ended. Who is considered for a job is never among them.`;
  },
  get never_applied() {
    return t`Added by hand or imported, without an application. The time counts from the last change of the record, note, or mail to or from the person.`;
  },
  get hired() {
    return t`The time counts from the day on which the last application ended. Think of what you must keep by law.`;
  },
};
