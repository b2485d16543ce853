import { queryOptions } from '@tanstack/react-query';
import { applyAgain as apply, lookAtApplyingAgain, withdrawMyApplication } from '@/client';
import { currentLanguage } from '@/language/language';
import type { ApplyAgain } from '@/contract';
import { type Answers, fieldsOf } from '../model/answers';

export const applyAgainQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-jobs', 'again', id, currentLanguage()],
    queryFn: ({ signal }) => lookAtApplyingAgain({ path: { job_id: id }, signal }),
    retry: false,
  });

/** Sends what is known, and nothing else. */
export const applyAtOnce = (id: string) => apply({ path: { job_id: id }, body: {} });

export interface Given {
  answers: Answers;
  agrees: boolean;
  resume: File | null;
  withoutResume: boolean;
}

/** Sends what is known with what was asked for. */
export const applyWith = (asked: ApplyAgain, { answers, agrees, resume, withoutResume }: Given) =>
  apply({
    path: { job_id: asked.job.id },
    body: {
      ...fieldsOf(asked.questions, answers),
      consent: agrees,
      consent_wording: asked.consent?.wording_id ?? '',
      consent_language: currentLanguage(),
      without_resume: withoutResume,
      ...(resume === null ? {} : { resume }),
    },
  });

export const takeBack = (applicationId: string) =>
  withdrawMyApplication({ path: { application_id: applicationId }, body: { reason: '' } });
