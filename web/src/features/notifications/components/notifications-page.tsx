import { Trans, useLingui } from '@lingui/react/macro';
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
  const { t } = useLingui();
  const { data } = useQuery(unreadCountQuery);
  const mark = useMarkRead();
  const count = data?.count ?? 0;
  return (
    <Page
      title={t`Notifications`}
      width="narrow"
      description={
        data === undefined
          ? undefined
          : count === 0
            ? t`Everything is read`
            : t`${formatNumber(count)} unread`
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconChecks size={16} />}
          disabled={count === 0}
          onClick={() => mark(null)}
        >
          <Trans>Mark all as read</Trans>
        </Button>
      }
      below={
        <SegmentedControl
          mt="md"
          size="xs"
          aria-label={t`Which`}
          value={unread ? 'unread' : 'all'}
          onChange={(value) => onUnread(value === 'unread')}
          data={[
            { value: 'all', label: t`All` },
            { value: 'unread', label: t`Unread` },
          ]}
        />
      }
    >
      <NotificationsFeed unread={unread} />
    </Page>
  );
}
