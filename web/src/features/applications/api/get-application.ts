import { queryOptions } from '@tanstack/react-query';
import { getApplication } from '@/client';

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['applications', id],
    queryFn: ({ signal }) => getApplication({ path: { application_id: id }, signal }),
  });
