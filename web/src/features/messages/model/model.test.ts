import { describe, expect, it } from 'vitest';
import type { ConversationItem, MailTemplateKind } from '@/contract';
import { inserted, written } from '@/writing/insert';
import { attachedOf, canRecall, canResend, stateOf, titleOf, troubleOf } from './message-state';
import { draftOf, firstLanguage, inputOf, startingWords } from './template-draft';

const item = (status: string, author_id: string | null = null): ConversationItem =>
  ({ status, author_id, error: '550 no such user' }) as ConversationItem;

describe('inserting a variable', () => {
  it('takes the place of what is selected', () => {
    expect(inserted('Dear X, hello', '{{candidate_name}}', 5, 6)).toEqual({
      text: 'Dear {{candidate_name}}, hello',
      cursor: 23,
    });
  });

  it('gives a link words', () => {
    expect(written({ name: 'offer_url', label: 'Link to the offer', is_link: true })).toBe(
      '[Open the offer]({{offer_url}})',
    );
    expect(written({ name: 'job_title', label: 'Job title', is_link: false })).toBe('{{job_title}}');
  });
});

describe('the title of what came in', () => {
  it.each([
    ['reply', 'Monday', 'Monday'],
    ['reply', '', 'No subject'],
    ['page', '', 'On the private page'],
    ['portal', '', 'In the portal'],
  ])('%s “%s”: %s', (kind, subject, title) => {
    expect(titleOf({ ...item('answer'), kind, subject })).toBe(title);
  });
});

describe('the state of a mail', () => {
  it.each([
    ['queued', 'On its way', true, false],
    ['sent', 'Sent', false, false],
    ['failed', 'Not delivered', false, true],
    ['suppressed', 'Not sent', false, true],
    ['recalled', 'Taken back', false, false],
    ['answer', 'Answer', false, false],
    ['automatic', 'Automatic reply', false, false],
    ['unreadable', 'Could not be read', false, false],
  ])('%s', (status, words, recall, resend) => {
    expect(stateOf(item(status))).toBe(words);
    expect([canRecall(item(status)), canResend(item(status))]).toEqual([recall, resend]);
  });

  it('says that a person planned it', () => {
    expect(stateOf({ ...item('held', '1'), error: '' })).toBe('Scheduled');
  });

  it('says that it waits for somebody because of a file', () => {
    const waiting = { ...item('held', '1'), error: '“plan.pdf” was removed, so this was not sent.' };
    expect([stateOf(waiting), troubleOf(waiting)]).toEqual(['Held back', waiting.error]);
  });

  it('gives back the files that went with it', () => {
    const file = { filename: 'plan.pdf', size: 10, problem: '' };
    const attachments = [
      { ...file, file_id: '1' },
      { ...file, file_id: null },
    ];
    expect(attachedOf({ ...item('recalled'), attachments })).toEqual([
      { id: '1', filename: 'plan.pdf', size: 10 },
    ]);
  });

  it('says why it did not arrive', () => {
    expect(troubleOf(item('failed'))).toContain('550');
    expect(troubleOf({ ...item('sent'), error: '' })).toBe('');
    expect(troubleOf(item('sent'))).toContain('delayed');
  });
});

describe('a template', () => {
  const kind = {
    kind: 'offer_sent',
    product: { en: { subject: 'Your offer', body: 'Read it' } },
  } as unknown as MailTemplateKind;

  it('begins with the words of the product', () => {
    expect(startingWords(kind, 'en').subject).toBe('Your offer');
    expect(startingWords({ ...kind, product: {} }, 'de')).toEqual({ subject: '', body: '' });
  });

  it('keeps only what is written', () => {
    const draft = draftOf(null);
    expect(firstLanguage(draft)).toBe('en');
    const files = [{ id: 'f', filename: 'plan.pdf', size: 10 }];
    const changed = { name: ' A ', texts: { de: { subject: 'x', body: 'y' } }, files };
    expect(firstLanguage(changed)).toBe('de');
    expect(inputOf(kind, changed)).toEqual({
      kind: 'offer_sent',
      name: 'A',
      texts: changed.texts,
      file_ids: ['f'],
    });
  });
});
