import { archiveJob, closeJob as close, duplicateJob, holdJob, publishJob, resumeJob } from '@/client';
import type { CloseReason } from '@/contract';

const steps = {
  publish: publishJob,
  hold: holdJob,
  resume: resumeJob,
  archive: archiveJob,
  duplicate: duplicateJob,
};

export type JobStep = keyof typeof steps;

export const takeJobStep = (id: string, step: JobStep) => steps[step]({ path: { job_id: id } });

export const closeJob = (id: string, body: { reason: CloseReason; note?: string }) =>
  close({ path: { job_id: id }, body });
