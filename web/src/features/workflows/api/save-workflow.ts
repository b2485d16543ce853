import { checkWorkflow as check, createWorkflow, updateWorkflow } from '@/client';
import type { Workflow, WorkflowInput } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

/** Makes a workflow; a repeat under the same key makes no second one. */
export const addWorkflow = (body: WorkflowInput, key: string) =>
  createWorkflow({ body, headers: idempotencyKey(key) });

/** Makes the next version, if the one that was read is still the newest. */
export const changeWorkflow = (workflow: Workflow, body: WorkflowInput) =>
  updateWorkflow({ path: { workflow_id: workflow.id }, body, headers: ifMatch(workflow.version) });

/** What saving would refuse. */
export const checkWorkflow = (body: WorkflowInput, signal: AbortSignal) => check({ body, signal });
