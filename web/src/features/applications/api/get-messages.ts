import { queryOptions } from '@tanstack/react-query';
import { listMessages } from '@/client';

export const messagesQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', applicationId, 'messages'],
    queryFn: ({ signal }) => listMessages({ query: { application_id: applicationId, limit: 100 }, signal }),
  });
