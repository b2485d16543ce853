import { queryOptions } from '@tanstack/react-query';
import {
  planApplicationsMailing,
  planCandidatesMailing,
  writeToApplications,
  writeToCandidates,
} from '@/client';
import type { ApplicationSelection, CandidateSelection } from '@/contract';
import { idempotencyKey } from '@/http/preconditions';
import type { Attached } from './attachments';
import { type Language, languages, type Words } from './words';

/** Who is written to: about their applications, or as people whatever they have applied for. */
export type Selected =
  { of: 'application'; selection: ApplicationSelection } | { of: 'candidate'; selection: CandidateSelection };

export type Texts = Partial<Record<Language, Words>>;

export const isBlank = (words: Words | undefined): boolean =>
  words === undefined || (words.subject.trim() === '' && words.body.trim() === '');

/** The texts in which something is written. */
export const writtenTexts = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, words]) => !isBlank(words)));

/** What a reader of this language gets: theirs, or the first that is written. The server chooses alike. */
export const wordsFor = (texts: Texts, language: string): Words | undefined => {
  const written = writtenTexts(texts);
  const own = languages.find((one) => one.value === language)?.value;
  const first = languages.find((one) => written[one.value] !== undefined)?.value;
  return (own && written[own]) ?? (first && written[first]);
};

/** Who would get it and who would not. It is asked anew each time, because people change meanwhile. */
export const planQuery = (to: Selected, withDecided: boolean) =>
  queryOptions({
    queryKey: ['mailing-plan', to, withDecided],
    queryFn: ({ signal }) =>
      to.of === 'application'
        ? planApplicationsMailing({ body: { selection: to.selection, with_decided: withDecided }, signal })
        : planCandidatesMailing({ body: { selection: to.selection }, signal }),
    gcTime: 0,
  });

interface Mailing {
  to: Selected;
  texts: Texts;
  files: readonly Attached[];
  sendAt: string | null;
  /** About applications: also about those that were rejected or hired. */
  withDecided: boolean;
}

/** Begins to write, in the background. */
export const startMailing = ({ to, texts, files, sendAt, withDecided }: Mailing, key: string) => {
  const said = {
    texts: writtenTexts(texts) as Record<string, Words>,
    send_at: sendAt,
    file_ids: files.map((one) => one.id),
  };
  const headers = idempotencyKey(key);
  return to.of === 'application'
    ? writeToApplications({
        body: { ...said, selection: to.selection, with_decided: withDecided },
        headers,
      })
    : writeToCandidates({ body: { ...said, selection: to.selection }, headers });
};
