import { queryOptions } from '@tanstack/react-query';
import { getApplicationTimeline } from '@/client';

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['applications', id, 'timeline'],
    queryFn: ({ signal }) => getApplicationTimeline({ path: { application_id: id }, signal }),
  });
