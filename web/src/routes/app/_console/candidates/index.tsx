import { createFileRoute } from '@tanstack/react-router';
import { CandidatesList } from '@/features/candidates/components/candidates-list';
import { type CandidateSearch, readCandidateSearch } from '@/features/candidates/model/list-search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/')({
  beforeLoad: onlyWith('candidates:read'),
  validateSearch: (search: Record<string, unknown>): CandidateSearch => readCandidateSearch(search),
  component: function Candidates() {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <CandidatesList
        search={search}
        onSearch={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
    );
  },
});
