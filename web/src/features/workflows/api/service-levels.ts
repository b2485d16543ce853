import { queryOptions } from '@tanstack/react-query';
import {
  getJobServiceLevels,
  getServiceLevels,
  saveJobServiceLevels as saveOfJob,
  saveServiceLevels as save,
} from '@/client';
import type { ServiceLevelsInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const serviceLevelsQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['service-levels', workflowId],
    queryFn: ({ signal }) => getServiceLevels({ path: { workflow_id: workflowId }, signal }),
  });

export const saveServiceLevels = (workflowId: string, version: number, body: ServiceLevelsInput) =>
  save({ path: { workflow_id: workflowId }, body, headers: ifMatch(version) });

export const jobServiceLevelsQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['job-service-levels', jobId],
    queryFn: ({ signal }) => getJobServiceLevels({ path: { job_id: jobId }, signal }),
  });

export const saveJobServiceLevels = (jobId: string, version: number, body: ServiceLevelsInput) =>
  saveOfJob({ path: { job_id: jobId }, body, headers: ifMatch(version) });
