import { createFileRoute } from '@tanstack/react-router';
import { approvalQuery } from '@/approvals/approvals';
import { ApprovalPage } from '@/features/approvals/components/approval-page';
import { preload } from '@/routing/preload';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/approvals/$approvalId')({
  beforeLoad: onlyWith('approvals:decide'),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(approvalQuery(params.approvalId)));
  },
  component: function Approval() {
    return <ApprovalPage id={Route.useParams().approvalId} />;
  },
});
