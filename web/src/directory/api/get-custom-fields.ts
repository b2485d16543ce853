import { queryOptions } from '@tanstack/react-query';
import { listCustomFields } from '@/client';

/** All custom fields of candidates, those out of use too. */
export const candidateFieldsQuery = queryOptions({
  queryKey: ['custom-fields', 'candidate'],
  queryFn: ({ signal }) => listCustomFields({ query: { record_type: 'candidate' }, signal }),
});
