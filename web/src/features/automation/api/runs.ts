import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { cancelAutomationRun, listAutomationRuns, listWaitingAutomation } from '@/client';
import type { AutomationRunState } from '@/contract';
import { paging } from '@/http/pages';

export const runsQuery = (ruleId: string, state: AutomationRunState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['automation-runs', ruleId, state],
    queryFn: ({ pageParam, signal }) =>
      listAutomationRuns({ query: { rule_id: ruleId, state, limit: 25, cursor: pageParam }, signal }),
    ...paging,
  });

export const waitingQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['automation-runs', 'waiting', applicationId],
    queryFn: ({ signal }) => listWaitingAutomation({ path: { application_id: applicationId }, signal }),
  });

export const cancelRun = (id: string) => cancelAutomationRun({ path: { run_id: id } });
