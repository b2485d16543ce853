import { createFileRoute } from '@tanstack/react-router';
import { TriagePage } from '@/features/applications/components/triage-page';
import { oneOf, optionalText } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/triage')({
  beforeLoad: onlyWith('applications:read'),
  validateSearch: (search: Record<string, unknown>): { jobs?: 'all'; at?: string } => ({
    jobs: oneOf(search.jobs, ['all']),
    at: optionalText(search.at),
  }),
  component: function Triage() {
    const { jobs, at } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <TriagePage
        key={jobs}
        all={jobs === 'all'}
        at={at}
        onAt={(next) => void navigate({ search: { jobs, at: next }, replace: true, resetScroll: false })}
        onAll={(all) => void navigate({ search: { jobs: all ? 'all' : undefined }, replace: true })}
      />
    );
  },
});
