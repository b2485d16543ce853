import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { NotificationItem, Page } from '@/contract';
import { api } from '@/http/request';

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', unread],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<NotificationItem>>('notifications', {
        query: { unread: unread ? true : undefined, limit: 30, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });

export const unreadCountQuery = queryOptions({
  queryKey: ['notifications', 'unread-count'],
  queryFn: ({ signal }) => api.get<{ count: number }>('notifications/unread-count', { signal }),
});
