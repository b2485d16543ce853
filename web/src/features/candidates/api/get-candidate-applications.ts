import { queryOptions } from '@tanstack/react-query';
import { listApplications } from '@/client';

export const candidateApplicationsQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['applications', 'of-candidate', candidateId],
    queryFn: ({ signal }) => listApplications({ query: { candidate_id: candidateId, limit: 100 }, signal }),
  });
