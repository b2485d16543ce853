import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  createMailTemplate,
  deleteMailTemplate,
  listApplications,
  listMailTemplates,
  previewMailTemplate,
  sendMailTemplateTest,
  updateMailTemplate,
} from '@/client';
import type { MailKind, MailTemplate, MailTemplateInput } from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';
import type { Language, Words } from '@/writing/words';

export const templatesQuery = infiniteQueryOptions({
  queryKey: ['mail-templates'],
  queryFn: ({ pageParam, signal }) => listMailTemplates({ query: { limit: 100, cursor: pageParam }, signal }),
  ...paging,
});

export const saveTemplate = (template: MailTemplate | null, body: MailTemplateInput) =>
  template === null
    ? createMailTemplate({ body })
    : updateMailTemplate({
        path: { mail_template_id: template.id },
        body,
        headers: ifMatch(template.version),
      });

export const deleteTemplate = (id: string) => deleteMailTemplate({ path: { mail_template_id: id } });

export interface Trying {
  kind: MailKind;
  language: Language;
  text: Words;
  person: { candidate_name: string; job_title: string } | null;
}

export const templatePreviewQuery = (body: Trying) =>
  queryOptions({
    queryKey: ['mail-template-preview', body],
    queryFn: ({ signal }) => previewMailTemplate({ body, signal }),
    retry: false,
    staleTime: 60_000,
  });

export const sendTest = (body: Trying) => sendMailTemplateTest({ body });

/** People whose application a preview can be about. */
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['applications', 'for-preview', q],
    queryFn: ({ signal }) => listApplications({ query: { limit: 8, ...(q === '' ? {} : { q }) }, signal }),
  });
