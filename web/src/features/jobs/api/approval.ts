import { queryOptions } from '@tanstack/react-query';
import { getJobApproval, requestJobApproval, withdrawJobApproval } from '@/client';

export const jobApprovalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approval-of', 'job', id],
    queryFn: ({ signal }) => getJobApproval({ path: { job_id: id }, signal }),
  });

export const requestApproval = (id: string, note: string) =>
  requestJobApproval({ path: { job_id: id }, body: { note } });

export const withdrawApproval = (id: string) => withdrawJobApproval({ path: { job_id: id } });
