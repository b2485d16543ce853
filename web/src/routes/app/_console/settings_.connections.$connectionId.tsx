import { createFileRoute } from '@tanstack/react-router';
import { ConnectionPage } from '@/features/integrations/components/connection-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/settings_/connections/$connectionId')({
  beforeLoad: onlyWith('integrations:read'),
  component: function ShownConnection() {
    const { connectionId } = Route.useParams();
    return <ConnectionPage key={connectionId} connectionId={connectionId} />;
  },
});
