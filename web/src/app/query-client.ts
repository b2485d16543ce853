import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasStatus, isTransient } from '@/http/problem';
import { meKey } from '@/session/api/get-me';

/** A 401 anywhere means the session ended: forget who is signed in and let the routes react. */
const noticeSignOut = (error: unknown) => {
  if (hasStatus(error, 401) && queryClient.getQueryData(meKey) != null) {
    queryClient.setQueryData(meKey, null);
  }
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      // Live updates invalidate what changed; this only bounds a missed one.
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => isTransient(error) && failures < 2,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      refetchOnWindowFocus: 'always',
    },
    mutations: { retry: false },
  },
});
