import { createFileRoute } from '@tanstack/react-router';
import { MembersPage, type MembersView } from '@/features/members/components/members-page';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/members')({
  beforeLoad: onlyWith('members:read'),
  validateSearch: (search: Record<string, unknown>): { view?: MembersView; held?: string } => ({
    view: oneOf(search.view, ['members', 'invitations', 'roles']),
    held: typeof search.held === 'string' ? search.held : undefined,
  }),
  component: function Members() {
    const { view = 'members', held } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <MembersPage
        view={view}
        held={held}
        onView={(next) => void navigate({ search: { view: next }, replace: true })}
      />
    );
  },
});
