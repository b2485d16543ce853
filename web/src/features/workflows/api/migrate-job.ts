import { queryOptions } from '@tanstack/react-query';
import { migrateWorkflow, previewWorkflowMigration } from '@/client';
import type { MigrationPlan } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const previewMigration = (jobId: string, workflowId: string, signal?: AbortSignal) =>
  previewWorkflowMigration({ path: { job_id: jobId }, query: { workflow_id: workflowId }, signal });

/** What moving a job to the newest version would do. Never from the cache: it is decided upon. */
export const migrationQuery = (jobId: string, workflowId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId, 'workflow-migration', workflowId],
    queryFn: ({ signal }) => previewMigration(jobId, workflowId, signal),
    staleTime: 0,
    gcTime: 0,
  });

/** Moves the job and its applications as previewed; `stages` maps left keys to new ones. */
export const migrateJob = (plan: MigrationPlan, stages: Record<string, string>) =>
  migrateWorkflow({
    path: { job_id: plan.job_id },
    body: { workflow_id: plan.to_workflow.id, workflow_version: plan.to_workflow.version, stages },
    headers: ifMatch(plan.job_version),
  });
