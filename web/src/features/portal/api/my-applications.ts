import { infiniteQueryOptions } from '@tanstack/react-query';
import type { MyApplication, Page } from '@/contract';
import { api } from '@/http/request';

export const myApplicationsQuery = infiniteQueryOptions({
  queryKey: ['my-applications'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<MyApplication>>('applications/mine', { query: { limit: 30, cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next_cursor,
  // The live stream belongs to organizations; a candidate's page asks now and then.
  refetchInterval: 30_000,
});

export const withdrawMine = (id: string, reason: string) =>
  api.post<MyApplication>(`applications/mine/${id}/withdraw`, { reason });
