import { queryOptions } from '@tanstack/react-query';
import type { TimelineItem } from '@/contract';
import { api } from '@/http/request';

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['applications', id, 'timeline'],
    queryFn: ({ signal }) => api.get<{ items: TimelineItem[] }>(`applications/${id}/timeline`, { signal }),
  });
