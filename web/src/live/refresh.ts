import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Marks queries stale and reads those on screen again.
 *
 * TanStack lets a query that is read for the first time go on when it is invalidated, so that it
 * would end with what was there before the change. Such a query is read again after that.
 */
export const refresh = async (client: QueryClient, filters: QueryFilters) => {
  const firstReads = client.getQueryCache().findAll({
    ...filters,
    fetchStatus: 'fetching',
    predicate: (query) => query.state.data === undefined,
  });
  void client.invalidateQueries(filters);
  await Promise.all(
    firstReads.map(async ({ queryKey, promise }) => {
      // Its failure is shown where it is read.
      await promise?.catch(() => undefined);
      await client.invalidateQueries({ queryKey, exact: true });
    }),
  );
};

const hasTopic = (data: unknown, topic: string | undefined) =>
  typeof data === 'object' && data !== null && 'topic' in data && data.topic === topic;

/**
 * Which queries a stale key of the stream means. A key `['topic', word]` names none: it means the
 * queries whose answer carried this word, so that the stream tells nothing to those who have it not.
 */
export const concerned = (key: string[]): QueryFilters => {
  if (key[0] !== 'topic') return { queryKey: key };
  return { queryKey: ['presence'], predicate: ({ state }) => hasTopic(state.data, key[1]) };
};
