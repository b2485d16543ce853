import { createFileRoute } from '@tanstack/react-router';
import { HealthPage } from '@/features/platform/components/health-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/platform/health')({
  beforeLoad: onlyWith('platform:health'),
  component: HealthPage,
});
