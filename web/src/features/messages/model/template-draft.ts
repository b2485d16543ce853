import type { MailTemplate, MailTemplateInput, MailTemplateKind } from '@/contract';
import { type Attached, attachedOf } from '@/writing/attachments';
import { type Language, languages, type Words } from '@/writing/words';

export interface TemplateDraft extends Record<string, unknown> {
  name: string;
  texts: Partial<Record<Language, Words>>;
  /** Kept with a saved message. */
  files: Attached[];
}

const known = (language: string): language is Language => languages.some((one) => one.value === language);

/** What the editor begins with. */
export const draftOf = (template: MailTemplate | null): TemplateDraft => ({
  name: template?.name ?? '',
  texts: Object.fromEntries(Object.entries(template?.texts ?? {}).filter(([language]) => known(language))),
  files: attachedOf(template?.attachments ?? []),
});

/** What own words in a language begin with: the product's, for a saved message nothing. */
export const startingWords = (kind: MailTemplateKind, language: Language): Words =>
  kind.product[language] ?? { subject: '', body: '' };

export const inputOf = (kind: MailTemplateKind, draft: TemplateDraft): MailTemplateInput => ({
  kind: kind.kind,
  name: draft.name.trim(),
  texts: draft.texts,
  file_ids: draft.files.map((file) => file.id),
});

/** The language to look at first: one with own words, else English. */
export const firstLanguage = (draft: TemplateDraft): Language =>
  languages.find((one) => draft.texts[one.value] !== undefined)?.value ?? 'en';
