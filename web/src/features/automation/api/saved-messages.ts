import { queryOptions } from '@tanstack/react-query';
import { listMailTemplates } from '@/client';

/** Messages that the organization has saved. */
export const savedMessagesQuery = queryOptions({
  queryKey: ['mail-templates', 'saved'],
  queryFn: ({ signal }) => listMailTemplates({ query: { limit: 100, kind: 'candidate_message' }, signal }),
});
