import { createFileRoute } from '@tanstack/react-router';
import { MergePage } from '@/features/candidates/components/merge-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/$candidateId_/merge/$otherId')({
  beforeLoad: onlyWith('candidates:merge'),
  component: function Merge() {
    const { candidateId, otherId } = Route.useParams();
    const navigate = Route.useNavigate();
    return (
      <MergePage
        survivorId={candidateId}
        mergedId={otherId}
        onSwap={() =>
          void navigate({ params: { candidateId: otherId, otherId: candidateId }, replace: true })
        }
        onMerged={() => void navigate({ to: '/app/candidates/$candidateId', params: { candidateId } })}
      />
    );
  },
});
