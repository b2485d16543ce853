import { queryOptions } from '@tanstack/react-query';
import {
  archiveOfferTemplate,
  createOfferTemplate,
  listOfferTemplates,
  listOfferVariables,
  previewOfferTemplate,
  restoreOfferTemplate,
  updateOfferTemplate,
} from '@/client';
import type { LetterTemplate, LetterTemplateInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const templatesQuery = (archived = false) =>
  queryOptions({
    queryKey: ['offer-templates', archived],
    queryFn: ({ signal }) => listOfferTemplates({ query: { archived, limit: 200 }, signal }),
  });

export const variablesQuery = queryOptions({
  queryKey: ['offer-templates', 'variables'],
  queryFn: ({ signal }) => listOfferVariables({ signal }),
  staleTime: Infinity,
});

export const templatePreviewQuery = (text: Omit<LetterTemplateInput, 'name'>) =>
  queryOptions({
    queryKey: ['offer-templates', 'preview', text],
    queryFn: ({ signal }) => previewOfferTemplate({ body: text, signal }),
    retry: false,
    gcTime: 0,
  });

export const saveTemplate = (template: LetterTemplate | null, body: LetterTemplateInput) =>
  template === null
    ? createOfferTemplate({ body })
    : updateOfferTemplate({
        path: { template_id: template.id },
        headers: ifMatch(template.version),
        body,
      });

export const keepTemplate = (template: LetterTemplate, inUse: boolean) => {
  const of = { path: { template_id: template.id }, headers: ifMatch(template.version) };
  return inUse ? restoreOfferTemplate(of) : archiveOfferTemplate(of);
};
