import { queryOptions } from '@tanstack/react-query';
import {
  beginTextFromTemplate,
  createTextTemplate,
  deleteTextTemplate,
  getTextSettings,
  listTextTemplates,
  listTextVariables,
  noteTextConsent,
  previewTextTemplate,
  recallText,
  resendText,
  saveTextSettings,
  sendTestText,
  updateTextTemplate,
  writeText,
} from '@/client';
import type { TextSettingsInput, TextTemplate, TextTemplateInput } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export const textSettingsQuery = queryOptions({
  queryKey: ['text-settings'],
  queryFn: ({ signal }) => getTextSettings({ signal }),
});

export const saveSettings = (version: number, body: TextSettingsInput) =>
  saveTextSettings({ body, headers: ifMatch(version) });

export const sendTest = (number: string, text = '') => sendTestText({ body: { number, text } });

export const sendText = (applicationId: string, body: string, key: string) =>
  writeText({ path: { application_id: applicationId }, body: { body }, headers: idempotencyKey(key) });

export const noteConsent = (applicationId: string, body: { given: boolean; note: string }) =>
  noteTextConsent({ path: { application_id: applicationId }, body });

const one = (id: string) => ({ path: { text_id: id } });
export const recallOneText = (id: string) => recallText(one(id));
export const resendOneText = (id: string) => resendText(one(id));

export const textTemplatesQuery = queryOptions({
  queryKey: ['text-templates'],
  queryFn: ({ signal }) => listTextTemplates({ query: { limit: 100 }, signal }),
});

export const textVariablesQuery = queryOptions({
  queryKey: ['text-variables'],
  queryFn: ({ signal }) => listTextVariables({ signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const textPreviewQuery = (text: string) =>
  queryOptions({
    queryKey: ['text-preview', text],
    queryFn: ({ signal }) => previewTextTemplate({ body: { text }, signal }),
    retry: false,
    gcTime: 0,
  });

export const saveTextTemplate = (template: TextTemplate | null, body: TextTemplateInput) =>
  template === null
    ? createTextTemplate({ body })
    : updateTextTemplate({
        path: { text_template_id: template.id },
        body,
        headers: ifMatch(template.version),
      });

export const removeTextTemplate = (id: string) => deleteTextTemplate({ path: { text_template_id: id } });

export const beginText = (applicationId: string, id: string) =>
  beginTextFromTemplate({ path: { application_id: applicationId }, body: { text_template_id: id } });
