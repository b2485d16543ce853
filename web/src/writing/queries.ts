import { queryOptions } from '@tanstack/react-query';
import {
  listCandidateFiles,
  listMailTemplateKinds,
  listMailTemplates,
  previewMessage,
  previewPersonMessage,
} from '@/client';
import type { Words } from './words';

/** What is written about: an application, or a person whatever they have applied for. */
export interface Subject {
  of: 'application' | 'candidate';
  id: string;
  /** The job that a mail to a person invites to. */
  jobId?: string;
}

export const templateKindsQuery = queryOptions({
  queryKey: ['mail-template-kinds'],
  queryFn: ({ signal }) => listMailTemplateKinds({ signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const savedMessagesQuery = queryOptions({
  queryKey: ['mail-templates', 'saved'],
  queryFn: ({ signal }) => listMailTemplates({ query: { limit: 100, kind: 'candidate_message' }, signal }),
});

export const recordFilesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['candidates', candidateId, 'files'],
    queryFn: ({ signal }) => listCandidateFiles({ path: { candidate_id: candidateId }, signal }),
  });

export const previewQuery = ({ of, id, jobId }: Subject, body: Words) =>
  queryOptions({
    queryKey: ['message-preview', of, id, jobId, body],
    queryFn: ({ signal }) =>
      of === 'application'
        ? previewMessage({ path: { application_id: id }, body, signal })
        : previewPersonMessage({
            path: { candidate_id: id },
            body: { ...body, job_id: jobId ?? null },
            signal,
          }),
    retry: false,
    gcTime: 0,
  });
