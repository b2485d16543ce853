import { queryOptions } from '@tanstack/react-query';
import { listApplicationHistory } from '@/client';

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['applications', id, 'history'],
    queryFn: ({ signal }) => listApplicationHistory({ path: { application_id: id }, signal }),
  });
