import { queryOptions } from '@tanstack/react-query';
import { listMyOffers } from '@/client';

export const myOffersQuery = queryOptions({
  queryKey: ['my-offers'],
  queryFn: ({ signal }) => listMyOffers({ query: { limit: 100 }, signal }),
  refetchInterval: 30_000,
});
