import { queryOptions } from '@tanstack/react-query';
import {
  allowMailAddress,
  beginMessageFromTemplate,
  createFileLink,
  getConversation,
  previewMessage,
  recallMessage,
  releaseMessage,
  resendMessage,
  writeMessage,
} from '@/client';
import { idempotencyKey } from '@/http/preconditions';
import type { Words } from '../model/template-draft';

export const conversationQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', applicationId, 'conversation'],
    queryFn: ({ signal }) => getConversation({ path: { application_id: applicationId }, signal }),
  });

export const send = (applicationId: string, body: Words & { send_at: string | null }, key: string) =>
  writeMessage({ path: { application_id: applicationId }, body, headers: idempotencyKey(key) });

export const previewQuery = (applicationId: string, body: Words) =>
  queryOptions({
    queryKey: ['message-preview', applicationId, body],
    queryFn: ({ signal }) => previewMessage({ path: { application_id: applicationId }, body, signal }),
    retry: false,
    gcTime: 0,
  });

export const beginFromTemplate = (applicationId: string, templateId: string) =>
  beginMessageFromTemplate({
    path: { application_id: applicationId },
    body: { mail_template_id: templateId },
  });

const one = (id: string) => ({ path: { message_id: id } });
export const recall = (id: string) => recallMessage(one(id));
export const release = (id: string) => releaseMessage(one(id));
export const resend = (id: string) => resendMessage(one(id));

export const attachmentLink = (fileId: string) =>
  createFileLink({ path: { file_id: fileId }, body: { disposition: 'attachment' } });

export const allowAddress = (applicationId: string) =>
  allowMailAddress({ path: { application_id: applicationId } });
