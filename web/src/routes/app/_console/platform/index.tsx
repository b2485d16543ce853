import { createFileRoute } from '@tanstack/react-router';
import { OrganizationsPage } from '@/features/platform/components/organizations-page';

export const Route = createFileRoute('/app/_console/platform/')({ component: OrganizationsPage });
