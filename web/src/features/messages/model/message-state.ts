import { t } from '@lingui/core/macro';
import type { ConversationItem } from '@/contract';
import { formatDateTime } from '@/format/dates';
import type { Attached } from '@/writing/attachments';

const words: Record<string, string> = {
  get queued() {
    return t`On its way`;
  },
  get sending() {
    return t`On its way`;
  },
  get sent() {
    return t`Sent`;
  },
  get delivered() {
    return t`Delivered`;
  },
  get received() {
    return t`Received`;
  },
  get failed() {
    return t`Not delivered`;
  },
  get uncertain() {
    return t`May not have arrived`;
  },
  get recalled() {
    return t`Taken back`;
  },
  get suppressed() {
    return t`Not sent`;
  },
  get unsubscribed() {
    return t`Not wanted`;
  },
  get answer() {
    return t`Answer`;
  },
  get automatic() {
    return t`Automatic reply`;
  },
  get unreadable() {
    return t`Could not be read`;
  },
};

/** What became of a mail, in a word or two. */
export const stateOf = (item: ConversationItem): string => {
  if (item.status !== 'held') return words[item.status] ?? item.status;
  if (item.error !== '') return t`Held back`;
  return item.author_id === null ? t`Held` : t`Scheduled`;
};

/** What stands above a mail: its subject, or where it was written that has none. */
export const titleOf = (item: ConversationItem): string => {
  if (item.kind === 'page') return t`On the private page`;
  if (item.kind === 'portal') return t`In the portal`;
  return item.subject || t`No subject`;
};

/** What an answer to an invitation to apply became; nothing for other answers. */
export const outcomeOf = (item: ConversationItem): string => {
  if (item.outcome === 'begun')
    return t`An application was begun with this answer. It comes once its author has checked and sent it; nobody sees it before.`;
  if (item.outcome === 'closed')
    return t`The job takes no applications any more. The person was told, and no application was begun.`;
  if (item.outcome === 'applied')
    return t`This person has applied for the job already. They were told, and no second application was begun.`;
  return '';
};

/** When it left, or will leave. */
export const timeOf = (item: ConversationItem): string => {
  if (item.status === 'held' && item.error === '') return t`leaves ${formatDateTime(item.send_after)}`;
  return formatDateTime(item.sent_at ?? item.created_at);
};

/** Why it did not arrive, in a sentence; nothing where all is well. */
export const troubleOf = (item: ConversationItem): string => {
  if (item.status === 'held') return item.error;
  if (item.status === 'suppressed')
    return t`This address refused mail before, so nothing was sent. Correct the address or send it again.`;
  if (item.status === 'unsubscribed')
    return t`This person does not want mails that are not about an application, so nothing was sent.`;
  if (item.status === 'uncertain')
    return t`The mail server did not answer, so nobody knows. Send it again if it matters.`;
  if (item.status === 'unreadable')
    return t`This mail could not be taken apart. Ask the candidate to write again.`;
  if (item.status === 'failed') return t`The mail server refused it: ${item.error}`;
  if (item.status === 'sent' && item.error !== '') return t`Its arrival is delayed: ${item.error}`;
  return '';
};

/** Why a text did not arrive, in a sentence; nothing where all is well. */
export const troubleOfText = (item: ConversationItem): string => {
  if (item.status === 'suppressed')
    return t`The candidate took the consent back before it left, so nothing was sent.`;
  if (item.status === 'uncertain')
    return t`The provider did not answer, so nobody knows. Send it again if it matters.`;
  if (item.status === 'failed' || item.status === 'queued') return item.error;
  return '';
};

export const canRecall = (item: ConversationItem) => ['held', 'queued'].includes(item.status);
export const canResend = (item: ConversationItem) =>
  ['failed', 'uncertain', 'suppressed'].includes(item.status);

/** The files that went with it, to begin again with. */
export const attachedOf = (item: ConversationItem): Attached[] =>
  item.attachments.flatMap(({ file_id: id, filename, size }) =>
    id === null ? [] : [{ id, filename, size }],
  );
