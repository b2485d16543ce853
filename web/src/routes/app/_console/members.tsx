import { createFileRoute } from '@tanstack/react-router';
import { MembersPage, type MembersView } from '@/features/members/components/members-page';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/members')({
  beforeLoad: onlyWith('members:read'),
  validateSearch: (search: Record<string, unknown>): { view?: MembersView } => ({
    view: oneOf(search.view, ['members', 'invitations', 'roles']),
  }),
  component: function Members() {
    const { view = 'members' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <MembersPage view={view} onView={(next) => void navigate({ search: { view: next }, replace: true })} />
    );
  },
});
