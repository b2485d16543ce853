import { queryOptions } from '@tanstack/react-query';
import type { ApplicationSummary, Page } from '@/contract';
import { api } from '@/http/request';

export const candidateApplicationsQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['applications', 'of-candidate', candidateId],
    queryFn: ({ signal }) =>
      api.get<Page<ApplicationSummary>>('applications', {
        query: { candidate_id: candidateId, limit: 100 },
        signal,
      }),
  });
