import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JobApproval } from '@/contract';
import { toastDone, toastFailed } from '@/ui/toast';
import { jobApprovalQuery } from '../api/approval';

/** Changes how a job's approval stands, and lets the screen follow. */
export const useApprovalChange = <Given>(
  jobId: string,
  change: (given: Given) => Promise<JobApproval>,
  words: { done: string; failed: string; onDone: () => void },
) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (next) => {
      client.setQueryData(jobApprovalQuery(jobId).queryKey, next);
      toastDone(words.done);
      words.onDone();
    },
    onError: (error) => toastFailed(words.failed, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['jobs'] });
      void client.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
};
