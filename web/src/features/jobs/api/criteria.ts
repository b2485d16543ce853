import { queryOptions } from '@tanstack/react-query';
import { getJobCriteria, saveJobCriteria } from '@/client';
import type { Criterion } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const criteriaQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['job-criteria', jobId],
    queryFn: ({ signal }) => getJobCriteria({ path: { job_id: jobId }, signal }),
  });

export const saveCriteria = (jobId: string, version: number, items: Criterion[]) =>
  saveJobCriteria({ path: { job_id: jobId }, body: { items }, headers: ifMatch(version) });
