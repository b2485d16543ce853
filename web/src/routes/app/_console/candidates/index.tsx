import { createFileRoute } from '@tanstack/react-router';
import { CandidatesList } from '@/features/candidates/components/candidates-list';
import { optionalText } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/')({
  beforeLoad: onlyWith('candidates:read'),
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: optionalText(search.q) }),
  component: function Candidates() {
    const { q = '' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <CandidatesList
        q={q}
        onSearch={(next) => void navigate({ search: { q: next === '' ? undefined : next }, replace: true })}
      />
    );
  },
});
