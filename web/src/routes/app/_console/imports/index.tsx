import { createFileRoute } from '@tanstack/react-router';
import { ImportsPage } from '@/features/imports/components/imports-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/imports/')({
  beforeLoad: onlyWith('candidates:update'),
  component: ImportsPage,
});
