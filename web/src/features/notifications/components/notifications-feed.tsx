import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconBellCheck, IconCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Notification } from '@/contract';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { notificationsQuery } from '../api/get-notifications';
import classes from './notifications-feed.module.css';
import { useMarkRead } from './use-mark-read';

export function NotificationsFeed({
  unread,
  compact = false,
  onGo,
}: {
  unread: boolean;
  compact?: boolean;
  onGo?: () => void;
}) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    notificationsQuery(unread),
  );
  const mark = useMarkRead();
  if (error !== null)
    return <ErrorPanel error={error} what={t`The notifications`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} height={52} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty
        icon={<IconBellCheck size={24} />}
        title={unread ? t`All read` : t`Nothing yet`}
        compact={compact}
      >
        <Trans>New applications, assignments and changes that concern you appear here as they happen.</Trans>
      </Empty>
    );
  return (
    <>
      <ul className={classes.list} data-compact={compact || undefined}>
        {items.map((item) => (
          <Item key={item.id} item={item} onGo={onGo} onRead={() => mark(item.id)} />
        ))}
      </ul>
      {!compact && (
        <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      )}
    </>
  );
}

/** A link from the server is followed inside the application when it leads there. */
const inside = (link: string | null): string | null =>
  link !== null && /^\/(app|portal)(\/|$|\?)/.test(link) ? link : null;

function Item({ item, onGo, onRead }: { item: Notification; onGo?: () => void; onRead: () => void }) {
  const { t } = useLingui();
  const link = inside(item.link);
  const unread = item.read_at === null;
  return (
    <li className={classes.item} data-unread={unread || undefined}>
      <div className={classes.text}>
        {link === null ? (
          <Text size="sm" fw={unread ? 620 : 500}>
            {item.title}
          </Text>
        ) : (
          <Link
            to={link}
            className={classes.link}
            onClick={() => {
              if (unread) onRead();
              onGo?.();
            }}
          >
            {item.title}
          </Link>
        )}
        {item.body !== '' && (
          <Text size="sm" c="dimmed" lineClamp={2}>
            {item.body}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          <RelativeTime at={item.created_at} />
        </Text>
      </div>
      {unread && (
        <Tooltip label={t`Mark as read`}>
          <ActionIcon className={classes.read} aria-label={t`Mark “${item.title}” as read`} onClick={onRead}>
            <IconCheck size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
