import { createFileRoute } from '@tanstack/react-router';
import { TalentPoolsPage } from '@/features/candidates/components/talent-pools-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/pools')({
  beforeLoad: onlyWith('candidates:read'),
  component: TalentPoolsPage,
});
