import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { chooseMyTexts as choose, getMyTexts, listMyApplications, withdrawMyApplication } from '@/client';
import { paging } from '@/http/pages';

export const myApplicationsQuery = infiniteQueryOptions({
  queryKey: ['my-applications'],
  queryFn: ({ pageParam, signal }) => listMyApplications({ query: { limit: 30, cursor: pageParam }, signal }),
  ...paging,
  // The live stream belongs to organizations; a candidate's page asks now and then.
  refetchInterval: 30_000,
});

export const myTextsQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'texts', id],
    queryFn: ({ signal }) => getMyTexts({ path: { application_id: id }, signal }),
  });

export const chooseMyTexts = (id: string, given: boolean) =>
  choose({ path: { application_id: id }, body: { given } });

export const withdrawMine = (id: string, reason: string) =>
  withdrawMyApplication({ path: { application_id: id }, body: { reason } });
