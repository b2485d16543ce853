import { t } from '@lingui/core/macro';
import type { FileEvidence, FileKind } from '@/contract';

/** What people call a file on a record, in the order in which it is chosen. */
export const fileKinds: Record<FileKind, string> = {
  get resume() {
    return t`Résumé`;
  },
  get cover_letter() {
    return t`Cover letter`;
  },
  get certificate() {
    return t`Certificate`;
  },
  get reference() {
    return t({ message: 'Reference', context: 'a letter about somebody' });
  },
  get other() {
    return t({ message: 'Other', context: 'a kind of file' });
  },
};

export const kindChoices = () => Object.entries(fileKinds).map(([value, label]) => ({ value, label }));

/** Why a file stays. */
export const evidenceReasons: Record<FileEvidence, string> = {
  get sent_offer() {
    return t`Kept as evidence: the letter of an offer that was sent.`;
  },
  get accepted_offer() {
    return t`Kept as evidence: the letter of an accepted offer.`;
  },
};
