import { queryOptions } from '@tanstack/react-query';
import { getCandidate } from '@/client';

export const candidateQuery = (id: string) =>
  queryOptions({
    queryKey: ['candidates', id],
    queryFn: ({ signal }) => getCandidate({ path: { candidate_id: id }, signal }),
  });
