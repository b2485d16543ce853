import { queryOptions } from '@tanstack/react-query';
import type { Transition } from '@/contract';
import { api } from '@/http/request';

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['applications', id, 'history'],
    queryFn: ({ signal }) => api.get<{ items: Transition[] }>(`applications/${id}/history`, { signal }),
  });
