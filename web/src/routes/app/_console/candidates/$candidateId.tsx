import { createFileRoute } from '@tanstack/react-router';
import { candidateQuery } from '@/features/candidates/api/get-candidate';
import { CandidatePage } from '@/features/candidates/components/candidate-page';
import { preload } from '@/routing/preload';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/$candidateId')({
  beforeLoad: onlyWith('candidates:read'),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(candidateQuery(params.candidateId)));
  },
  component: function Candidate() {
    return <CandidatePage id={Route.useParams().candidateId} />;
  },
});
