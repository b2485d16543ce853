import { queryOptions } from '@tanstack/react-query';
import { listTags } from '@/client';

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => listTags({ signal }),
});
