import { queryOptions } from '@tanstack/react-query';
import { replayKnockoutRule } from '@/client';
import type { KnockoutReplayInput } from '@/contract';

type Rule = Pick<KnockoutReplayInput, 'operator' | 'value'>;

/** What a knock-out rule would have done in the last ninety days. */
export const knockoutReplayQuery = (jobId: string, questionId: string, { operator, value }: Rule) =>
  queryOptions({
    queryKey: ['knockout-replay', jobId, questionId, operator, value],
    queryFn: ({ signal }) =>
      replayKnockoutRule({
        path: { job_id: jobId },
        body: { question_id: questionId, operator, value },
        signal,
      }),
    retry: false,
  });
