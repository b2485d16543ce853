import { queryOptions } from '@tanstack/react-query';
import { getServiceLevels, saveServiceLevels as save } from '@/client';
import type { ServiceLevelsInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const serviceLevelsQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['service-levels', workflowId],
    queryFn: ({ signal }) => getServiceLevels({ path: { workflow_id: workflowId }, signal }),
  });

export const saveServiceLevels = (workflowId: string, version: number, body: ServiceLevelsInput) =>
  save({ path: { workflow_id: workflowId }, body, headers: ifMatch(version) });
