import type { Job, JobInput } from '@/contract';
import { api } from '@/http/request';

export const createJob = (job: JobInput, idempotencyKey: string) =>
  api.post<Job>('jobs', job, { idempotencyKey });

export const updateJob = (id: string, version: number, changes: Partial<JobInput>) =>
  api.patch<Job>(`jobs/${id}`, changes, { ifMatch: version });
