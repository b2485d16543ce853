import { infiniteQueryOptions } from '@tanstack/react-query';
import { listDueCandidates } from '@/client';
import type { RetentionKind } from '@/contract';
import { paging } from '@/http/pages';

/** Who is to be erased within thirty days, the first to go first. */
export const dueQuery = (kind: RetentionKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['retention', 'due', kind],
    queryFn: ({ pageParam, signal }) =>
      listDueCandidates({ query: { kind, cursor: pageParam, limit: 50 }, signal }),
    ...paging,
  });
