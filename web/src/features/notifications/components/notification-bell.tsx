import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Indicator, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCan } from '@/session/can';
import { unreadCountQuery } from '../api/get-notifications';
import { NotificationsFeed } from './notifications-feed';
import { useMarkRead } from './use-mark-read';

/** The live bell: how many are unread, and the newest of them. */
export function NotificationBell() {
  const { t } = useLingui();
  const allowed = useCan('notifications:read');
  const { data } = useQuery({ ...unreadCountQuery, enabled: allowed });
  const [opened, { close, toggle }] = useDisclosure(false);
  const mark = useMarkRead();
  if (!allowed) return null;
  const count = data?.count ?? 0;
  return (
    <Popover
      opened={opened}
      onChange={(next) => !next && close()}
      position="bottom-start"
      width={380}
      shadow="lg"
      radius="lg"
      trapFocus
      returnFocus
    >
      <Indicator label={count > 99 ? '99+' : count} disabled={count === 0} size={16} color="red" offset={5}>
        <Popover.Target>
          <ActionIcon
            size="lg"
            aria-label={
              count === 0
                ? t`Notifications`
                : t`Notifications, ${plural(count, { one: '# unread one', other: '# unread' })}`
            }
            onClick={toggle}
          >
            <IconBell size={19} stroke={1.7} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t`Notifications`}>
        <Group justify="space-between" px="md" py="xs">
          <Text fw={620}>
            <Trans>Notifications</Trans>
          </Text>
          <Button size="compact-xs" variant="subtle" disabled={count === 0} onClick={() => mark(null)}>
            <Trans>Mark all as read</Trans>
          </Button>
        </Group>
        <div style={{ maxHeight: 'min(420px, 60dvh)', overflowY: 'auto' }}>
          {opened && <NotificationsFeed unread={false} compact onGo={close} />}
        </div>
        <Group p="xs" justify="center">
          <Button
            size="compact-sm"
            variant="subtle"
            renderRoot={(props) => <Link {...props} to="/app/notifications" />}
            onClick={close}
          >
            <Trans>See all</Trans>
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
