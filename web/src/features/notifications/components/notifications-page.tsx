import { Button, SegmentedControl } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '@/format/numbers';
import { Page } from '@/ui/page';
import { unreadCountQuery } from '../api/get-notifications';
import { NotificationsFeed } from './notifications-feed';
import { useMarkRead } from './use-mark-read';

export function NotificationsPage({
  unread,
  onUnread,
}: {
  unread: boolean;
  onUnread: (unread: boolean) => void;
}) {
  const { data } = useQuery(unreadCountQuery);
  const mark = useMarkRead();
  const count = data?.count ?? 0;
  return (
    <Page
      title="Notifications"
      width="narrow"
      description={
        data === undefined ? undefined : count === 0 ? 'Everything is read' : `${formatNumber(count)} unread`
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconChecks size={16} />}
          disabled={count === 0}
          onClick={() => mark(null)}
        >
          Mark all as read
        </Button>
      }
      below={
        <SegmentedControl
          mt="md"
          size="xs"
          aria-label="Which"
          value={unread ? 'unread' : 'all'}
          onChange={(value) => onUnread(value === 'unread')}
          data={[
            { value: 'all', label: 'All' },
            { value: 'unread', label: 'Unread' },
          ]}
        />
      }
    >
      <NotificationsFeed unread={unread} />
    </Page>
  );
}
