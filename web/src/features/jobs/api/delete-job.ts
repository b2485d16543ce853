import { deleteJob as remove } from '@/client';

/** Answers nothing when the job is gone, the job when it was archived because people had applied. */
export const deleteJob = (id: string) => remove({ path: { job_id: id } });
