import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { checkModel, getModelSettings, listModelRuns, saveModelSettings } from '@/client';
import type { ModelSettingsInput } from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export const modelSettingsQuery = queryOptions({
  queryKey: ['model-settings'],
  queryFn: ({ signal }) => getModelSettings({ signal }),
});

export const saveModel = (version: number, body: ModelSettingsInput) =>
  saveModelSettings({ body, headers: ifMatch(version) });

export const checkNow = () => checkModel();

/** Below the settings' key: what makes those stale makes these stale too. */
export const modelRunsQuery = infiniteQueryOptions({
  queryKey: ['model-settings', 'runs'],
  queryFn: ({ pageParam, signal }) => listModelRuns({ query: { cursor: pageParam, limit: 10 }, signal }),
  ...paging,
});
