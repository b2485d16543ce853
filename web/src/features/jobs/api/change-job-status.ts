import type { Job } from '@/contract';
import { api } from '@/http/request';

export type JobStep = 'publish' | 'hold' | 'resume' | 'archive' | 'duplicate';

export const takeJobStep = (id: string, step: JobStep) => api.post<Job>(`jobs/${id}/${step}`);

export const closeJob = (id: string, closing: { reason: string; note?: string }) =>
  api.post<Job>(`jobs/${id}/close`, closing);
