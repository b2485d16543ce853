import { queryOptions } from '@tanstack/react-query';
import type { Candidate } from '@/contract';
import { api } from '@/http/request';

export const candidateQuery = (id: string) =>
  queryOptions({
    queryKey: ['candidates', id],
    queryFn: ({ signal }) => api.get<Candidate>(`candidates/${id}`, { signal }),
  });
