import { createFileRoute } from '@tanstack/react-router';
import { TagsPage } from '@/features/candidates/components/tags-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/tags')({
  beforeLoad: onlyWith('candidates:read'),
  component: TagsPage,
});
