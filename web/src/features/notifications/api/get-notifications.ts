import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { countUnreadNotifications, listNotifications } from '@/client';
import { paging } from '@/http/pages';

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', unread],
    queryFn: ({ pageParam, signal }) =>
      listNotifications({ query: { unread, limit: 30, cursor: pageParam }, signal }),
    ...paging,
  });

export const unreadCountQuery = queryOptions({
  queryKey: ['notifications', 'unread-count'],
  queryFn: ({ signal }) => countUnreadNotifications({ signal }),
});
