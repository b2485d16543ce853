import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '@/features/notifications/components/notifications-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/notifications')({
  beforeLoad: onlyWith('notifications:read'),
  validateSearch: (search: Record<string, unknown>): { unread?: true } => ({
    unread: search.unread === true ? true : undefined,
  }),
  component: function Notifications() {
    const { unread = false } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <NotificationsPage
        unread={unread}
        onUnread={(next) => void navigate({ search: { unread: next ? true : undefined }, replace: true })}
      />
    );
  },
});
