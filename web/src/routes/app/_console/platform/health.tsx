import { createFileRoute } from '@tanstack/react-router';
import { HealthPage } from '@/features/platform/components/health-page';

export const Route = createFileRoute('/app/_console/platform/health')({ component: HealthPage });
