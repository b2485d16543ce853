import { createFileRoute } from '@tanstack/react-router';
import type { RetentionKind } from '@/contract';
import { DuePage } from '@/features/candidates/components/due-page';
import { retentionKinds } from '@/retention/words';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/due')({
  beforeLoad: onlyWith('candidates:read'),
  validateSearch: (search: Record<string, unknown>): { kind?: RetentionKind } => ({
    kind: oneOf(search.kind, retentionKinds),
  }),
  component: function Due() {
    const { kind } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <DuePage kind={kind} onKind={(next) => void navigate({ search: { kind: next }, replace: true })} />
    );
  },
});
