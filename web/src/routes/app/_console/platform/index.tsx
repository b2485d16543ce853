import { createFileRoute } from '@tanstack/react-router';
import { OrganizationsPage } from '@/features/platform/components/organizations-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/platform/')({
  beforeLoad: onlyWith('platform:organizations'),
  component: OrganizationsPage,
});
