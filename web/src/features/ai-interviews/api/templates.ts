import { queryOptions } from '@tanstack/react-query';
import {
  approveInterviewTemplate,
  compareInterviewVersions,
  declineInterviewTemplate,
  discardInterviewDraft,
  draftJobInterview,
  getInterviewBank,
  getInterviewVersion,
  getJobInterview,
  restartInterviewTemplate,
  submitInterviewTemplate,
  updateInterviewTemplate,
  withdrawInterviewTemplate,
} from '@/client';
import type { AiInterviewContent, AiInterviewTemplate, JobAiInterview } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const jobInterviewQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['ai-interview', jobId],
    queryFn: ({ signal }) => getJobInterview({ path: { job_id: jobId }, signal }),
  });

/** What comes with the product: it changes with the release alone. */
export const bankQuery = queryOptions({
  queryKey: ['ai-interview-bank'],
  queryFn: ({ signal }) => getInterviewBank({ signal }),
  staleTime: Infinity,
});

export const versionQuery = (template: AiInterviewTemplate, number: number) =>
  queryOptions({
    queryKey: ['ai-interview', template.job_id, 'version', number],
    queryFn: ({ signal }) =>
      getInterviewVersion({
        path: { interview_template_id: template.id, version_number: number },
        signal,
      }),
  });

export const diffQuery = (template: AiInterviewTemplate, older: number, newer: number) =>
  queryOptions({
    queryKey: ['ai-interview', template.job_id, 'diff', older, newer],
    queryFn: ({ signal }) =>
      compareInterviewVersions({
        path: { interview_template_id: template.id },
        query: { older, newer },
        signal,
      }),
  });

export const draftInterview = (jobId: string) => draftJobInterview({ path: { job_id: jobId } });

const at = (template: AiInterviewTemplate) => ({
  path: { interview_template_id: template.id },
  headers: ifMatch(template.version),
});

export const saveTemplate = (template: AiInterviewTemplate, name: string, content: AiInterviewContent) =>
  updateInterviewTemplate({ ...at(template), body: { name, content } });

export type TemplateAct = 'restart' | 'submit' | 'withdraw' | 'approve' | 'decline' | 'discard';

/** Does something to a template; answers how the job's interview is then. */
export const actOn = async (
  template: AiInterviewTemplate,
  act: TemplateAct,
  note: string,
): Promise<JobAiInterview> => {
  const body = { note };
  switch (act) {
    case 'discard':
      return discardInterviewDraft(at(template));
    case 'restart':
      return whole(await restartInterviewTemplate(at(template)));
    case 'withdraw':
      return whole(await withdrawInterviewTemplate(at(template)));
    case 'submit':
      return whole(await submitInterviewTemplate({ ...at(template), body }));
    case 'approve':
      return whole(await approveInterviewTemplate({ ...at(template), body }));
    case 'decline':
      return whole(await declineInterviewTemplate({ ...at(template), body }));
  }
};

export const whole = (template: AiInterviewTemplate): JobAiInterview => ({ template, may_draft: false });
