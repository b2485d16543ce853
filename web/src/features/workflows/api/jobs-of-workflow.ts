import { infiniteQueryOptions } from '@tanstack/react-query';
import { listJobsOfWorkflow } from '@/client';
import { paging } from '@/http/pages';

/** The jobs that go by any version of a workflow. */
export const jobsOfWorkflowQuery = (workflowId: string) =>
  infiniteQueryOptions({
    queryKey: ['workflows', workflowId, 'jobs'],
    queryFn: ({ pageParam, signal }) =>
      listJobsOfWorkflow({
        path: { workflow_id: workflowId },
        query: { limit: 30, cursor: pageParam },
        signal,
      }),
    ...paging,
  });
