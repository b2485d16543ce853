import { t } from '@lingui/core/macro';
import type { CandidateEvent, CustomField } from '@/contract';
import { humanize, midSentence } from '@/format/words';
import { fieldName } from './field-names';

/** One line that says what happened. */
export const summaryOf = (item: CandidateEvent, custom: readonly CustomField[]): string => {
  switch (item.kind) {
    case 'created':
      return item.subject === ''
        ? t`Record made`
        : t`Record made, from ${midSentence(humanize(item.subject))}`;
    case 'changed':
      return item.body === ''
        ? t`Removed ${midSentence(fieldName(item.subject, custom))}`
        : t`${fieldName(item.subject, custom)} changed`;
    case 'note':
      return t`Wrote a note`;
    case 'application_note':
      return t`Wrote a note on ${item.subject}`;
    case 'applied':
      return t`Entered ${item.subject}`;
    case 'moved':
      return t`${item.subject}: from ${item.origin} to ${item.target}`;
    case 'reopened':
      return t`${item.subject}: reopened into ${item.target}`;
    case 'undone':
      return t`${item.subject}: back to ${item.target}`;
    case 'withdrawn':
      return t`Withdrew from ${item.subject}`;
    case 'merged':
      return t`Merged with the record “${item.subject}”`;
    case 'split':
      return t`Split from the record “${item.subject}”`;
    case 'file':
      return t`File ${item.subject}`;
    case 'message':
      return t`Mail “${item.subject}” (${midSentence(humanize(item.target))})`;
    case 'text':
      return t`Text message (${midSentence(humanize(item.target))})`;
    case 'text_reply':
      return t`Text message received`;
    case 'reply':
      return item.target === 'automatic'
        ? t`Automatic reply “${item.subject}”`
        : t`Answered “${item.subject}”`;
    default:
      return humanize(item.kind);
  }
};
