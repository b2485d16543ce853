import { queryOptions } from '@tanstack/react-query';
import {
  allowMailAddress,
  allowPersonMailAddress,
  beginMessageFromTemplate,
  beginPersonMessage,
  changeCandidateFile,
  createFileLink,
  getConversation,
  getPersonConversation,
  listApplications,
  listJobs,
  putBackResume,
  recallMessage,
  releaseMessage,
  resendMessage,
  takeFileAsResume,
  writeMessage,
  writePersonMessage,
} from '@/client';
import type { Subject } from '@/writing/queries';
import { idempotencyKey } from '@/http/preconditions';
import { type Attached, attachedOf } from '@/writing/attachments';
import type { Words } from '@/writing/words';

export const conversationQuery = ({ of, id }: Subject) =>
  queryOptions({
    queryKey:
      of === 'application'
        ? (['applications', id, 'conversation'] as const)
        : (['person-conversation', id] as const),
    queryFn: ({ signal }) =>
      of === 'application'
        ? getConversation({ path: { application_id: id }, signal })
        : getPersonConversation({ path: { candidate_id: id }, signal }),
  });

interface Written extends Words {
  send_at: string | null;
  file_ids: string[];
}

export const send = ({ of, id, jobId }: Subject, body: Written, key: string) =>
  of === 'application'
    ? writeMessage({ path: { application_id: id }, body, headers: idempotencyKey(key) })
    : writePersonMessage({
        path: { candidate_id: id },
        body: { ...body, job_id: jobId ?? null },
        headers: idempotencyKey(key),
      });

/** Words to begin with, and the files that are kept with them. */
export interface Begun extends Words {
  files: Attached[];
}

export const beginFromTemplate = async ({ of, id }: Subject, templateId: string): Promise<Begun> => {
  const body = { mail_template_id: templateId };
  const begun = await (of === 'application'
    ? beginMessageFromTemplate({ path: { application_id: id }, body })
    : beginPersonMessage({ path: { candidate_id: id }, body }));
  return { subject: begun.subject, body: begun.body, files: attachedOf(begun.attachments) };
};

/** What a person has applied for, to write about. */
export const applicationsToWriteAboutQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['applications', 'of-candidate', candidateId],
    queryFn: ({ signal }) => listApplications({ query: { candidate_id: candidateId, limit: 100 }, signal }),
  });

/** What a person can be invited to. */
export const jobsToInviteToQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['jobs', 'to-invite-to'],
    queryFn: ({ signal }) => listJobs({ query: { status: 'open', limit: 100 }, signal }),
    enabled,
  });

const one = (id: string) => ({ path: { message_id: id } });
export const recall = (id: string) => recallMessage(one(id));
export const release = (id: string) => releaseMessage(one(id));
export const resend = (id: string) => resendMessage(one(id));

export const attachmentLink = (fileId: string) =>
  createFileLink({ path: { file_id: fileId }, body: { disposition: 'attachment' } });

const callRecordFile = (candidateId: string, fileId: string, kind: 'resume' | 'other') =>
  changeCandidateFile({ path: { candidate_id: candidateId, file_id: fileId }, body: { kind } });

/**
 * Takes a file of an answer as the résumé of its application, or without one on the record.
 * Returns what takes that back.
 */
export const takeAsResume = async (candidateId: string, applicationId: string | null, fileId: string) => {
  if (applicationId === null) {
    await callRecordFile(candidateId, fileId, 'resume');
    return async () => {
      await callRecordFile(candidateId, fileId, 'other');
    };
  }
  const path = { application_id: applicationId };
  const taken = await takeFileAsResume({ path, body: { file_id: fileId } });
  return async () => {
    await putBackResume({ path, body: taken });
  };
};

export const allowAddress = ({ of, id }: Subject) =>
  of === 'application'
    ? allowMailAddress({ path: { application_id: id } })
    : allowPersonMailAddress({ path: { candidate_id: id } });
