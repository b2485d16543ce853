import { createFileRoute } from '@tanstack/react-router';
import { approvalShows, ApprovalsPage } from '@/features/approvals/components/approvals-page';
import type { ApprovalShow } from '@/contract';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/approvals/')({
  beforeLoad: onlyWith('approvals:decide'),
  validateSearch: (search: Record<string, unknown>): { show?: ApprovalShow } => ({
    show: oneOf(search.show, approvalShows),
  }),
  component: function Approvals() {
    const { show = 'waiting' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <ApprovalsPage
        show={show}
        onShow={(next) => void navigate({ search: { show: next }, replace: true })}
      />
    );
  },
});
