import { createJob as create, updateJob as update } from '@/client';
import type { JobInput } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export const createJob = (body: JobInput, key: string) => create({ body, headers: idempotencyKey(key) });

export const updateJob = (id: string, version: number, body: Partial<JobInput>) =>
  update({ path: { job_id: id }, body, headers: ifMatch(version) });
