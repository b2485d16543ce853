import { createFileRoute } from '@tanstack/react-router';
import { JobsList, type StatusFilter } from '@/features/jobs/components/jobs-list';
import { oneOf, optionalText } from '@/routing/search';
import { onlyWith } from '@/session/guard';

const statuses = ['open', 'draft', 'on_hold', 'closed', 'archived', 'all'] as const;

export const Route = createFileRoute('/app/_console/jobs/')({
  beforeLoad: onlyWith('jobs:read'),
  validateSearch: (search: Record<string, unknown>): { status?: StatusFilter; q?: string } => ({
    status: oneOf(search.status, statuses),
    q: optionalText(search.q),
  }),
  component: function Jobs() {
    const { status = 'all', q = '' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <JobsList
        status={status}
        q={q}
        onStatus={(next) =>
          void navigate({ search: (old) => ({ ...old, status: next === 'all' ? undefined : next }) })
        }
        onSearch={(next) =>
          void navigate({ search: (old) => ({ ...old, q: next === '' ? undefined : next }), replace: true })
        }
      />
    );
  },
});
