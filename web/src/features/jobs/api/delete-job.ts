import type { Job } from '@/contract';
import { api } from '@/http/request';

/** Answers nothing when the job is gone, the job when it was archived because people had applied. */
export const deleteJob = (id: string) => api.delete<Job | ''>(`jobs/${id}`);
