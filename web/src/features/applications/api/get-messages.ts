import { queryOptions } from '@tanstack/react-query';
import type { Message, Page } from '@/contract';
import { api } from '@/http/request';

export const messagesQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', applicationId, 'messages'],
    queryFn: ({ signal }) =>
      api.get<Page<Message>>('messages', { query: { application_id: applicationId }, signal }),
  });
