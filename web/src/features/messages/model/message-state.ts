import type { ConversationItem } from '@/contract';
import { formatDateTime } from '@/format/dates';

const words: Record<string, string> = {
  queued: 'On its way',
  sending: 'On its way',
  sent: 'Sent',
  failed: 'Not delivered',
  uncertain: 'May not have arrived',
  recalled: 'Taken back',
  suppressed: 'Not sent',
  answer: 'Answer',
  automatic: 'Automatic reply',
  unreadable: 'Could not be read',
};

/** What became of a mail, in a word or two. */
export const stateOf = (item: ConversationItem): string => {
  if (item.status !== 'held') return words[item.status] ?? item.status;
  return item.author_id === null ? 'Held' : 'Scheduled';
};

/** When it left, or will leave. */
export const timeOf = (item: ConversationItem): string => {
  if (item.status === 'held') return `leaves ${formatDateTime(item.send_after)}`;
  return formatDateTime(item.sent_at ?? item.created_at);
};

/** Why it did not arrive, in a sentence; nothing where all is well. */
export const troubleOf = (item: ConversationItem): string => {
  if (item.status === 'suppressed')
    return 'This address refused mail before, so nothing was sent. Correct the address or send it again.';
  if (item.status === 'uncertain')
    return 'The mail server did not answer, so nobody knows. Send it again if it matters.';
  if (item.status === 'unreadable')
    return 'This mail could not be taken apart. Ask the candidate to write again.';
  if (item.status === 'failed') return `The mail server refused it: ${item.error}`;
  if (item.status === 'sent' && item.error !== '') return `Its arrival is delayed: ${item.error}`;
  return '';
};

export const canRecall = (item: ConversationItem) => ['held', 'queued'].includes(item.status);
export const canResend = (item: ConversationItem) =>
  ['failed', 'uncertain', 'suppressed'].includes(item.status);
