import { queryOptions } from '@tanstack/react-query';
import { getMe } from '@/client';
import type { Me } from '@/contract';
import { hasStatus } from '@/http/problem';

export const meKey = ['me'] as const;

/** Who is signed in, or null when nobody is. */
export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await getMe({ signal });
    } catch (error) {
      if (hasStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});
