import { useLingui } from '@lingui/react/macro';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Notification, Page } from '@/contract';
import { toastFailed } from '@/ui/toast';
import { markAllRead, markRead } from '../api/mark-read';

type Pages = InfiniteData<Page<Notification>>;

/** Marks one notification (by id) or all (null) as read, on screen at once. */
export const useMarkRead = () => {
  const { t } = useLingui();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (id: string | null): Promise<unknown> => (id === null ? markAllRead() : markRead(id)),
    onMutate: (id) => {
      const at = new Date().toISOString();
      client.setQueriesData<Pages>({ queryKey: ['notifications', 'list'] }, (pages) =>
        pages === undefined
          ? undefined
          : {
              ...pages,
              pages: pages.pages.map((page) => ({
                ...page,
                items: page.items.map((item) =>
                  item.read_at === null && (id === null || item.id === id) ? { ...item, read_at: at } : item,
                ),
              })),
            },
      );
      client.setQueryData<{ count: number }>(['notifications', 'unread-count'], (before) => ({
        count: id === null ? 0 : Math.max(0, (before?.count ?? 1) - 1),
      }));
    },
    onError: (error) => toastFailed(t`Not marked as read`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  return mutate;
};
