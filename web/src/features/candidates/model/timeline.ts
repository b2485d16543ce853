import type { CandidateEvent, CustomField } from '@/contract';
import { humanize } from '@/format/words';
import { fieldName } from './field-names';

/** One line that says what happened. */
export const summaryOf = (item: CandidateEvent, custom: readonly CustomField[]): string => {
  switch (item.kind) {
    case 'created':
      return item.subject === ''
        ? 'Record made'
        : `Record made, from ${humanize(item.subject).toLowerCase()}`;
    case 'changed':
      return item.body === ''
        ? `Removed ${fieldName(item.subject, custom).toLowerCase()}`
        : `${fieldName(item.subject, custom)} changed`;
    case 'note':
      return 'Wrote a note';
    case 'application_note':
      return `Wrote a note on ${item.subject}`;
    case 'applied':
      return `Entered ${item.subject}`;
    case 'moved':
      return `${item.subject}: from ${item.origin} to ${item.target}`;
    case 'reopened':
      return `${item.subject}: reopened into ${item.target}`;
    case 'undone':
      return `${item.subject}: back to ${item.target}`;
    case 'withdrawn':
      return `Withdrew from ${item.subject}`;
    case 'merged':
      return `Merged with the record “${item.subject}”`;
    case 'split':
      return `Split from the record “${item.subject}”`;
    case 'file':
      return `File ${item.subject}`;
    case 'message':
      return `Mail “${item.subject}” (${humanize(item.target).toLowerCase()})`;
    case 'reply':
      return item.target === 'automatic' ? `Automatic reply “${item.subject}”` : `Answered “${item.subject}”`;
    default:
      return humanize(item.kind);
  }
};
