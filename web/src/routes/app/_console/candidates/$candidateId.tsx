import { createFileRoute } from '@tanstack/react-router';
import { candidateQuery } from '@/features/candidates/api/get-candidate';
import {
  CandidatePage,
  type CandidateView,
  candidateViews,
} from '@/features/candidates/components/candidate-page';
import { PersonConversation } from '@/features/messages/components/person-conversation';
import { CandidateBanner, CandidatePrivacy } from '@/features/privacy/components/candidate-privacy';
import { ConsentsCard } from '@/features/privacy/components/consents-card';
import { preload } from '@/routing/preload';
import { oneOf } from '@/routing/search';
import { useCan } from '@/session/can';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/candidates/$candidateId')({
  beforeLoad: onlyWith('candidates:read'),
  validateSearch: (search: Record<string, unknown>): { view?: CandidateView } => ({
    view: oneOf(search.view, candidateViews),
  }),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(candidateQuery(params.candidateId)));
  },
  component: function Candidate() {
    const { view = 'applications' } = Route.useSearch();
    const navigate = Route.useNavigate();
    const { candidateId } = Route.useParams();
    const readsMessages = useCan('messages:read');
    return (
      <CandidatePage
        id={candidateId}
        messages={
          readsMessages ? <PersonConversation key={candidateId} candidateId={candidateId} /> : undefined
        }
        banner={(candidate) => <CandidateBanner candidate={candidate} />}
        consents={(candidate) => <ConsentsCard consents={candidate.consents} />}
        privacy={(candidate) => <CandidatePrivacy candidate={candidate} />}
        view={view}
        onView={(next) => void navigate({ search: { view: next }, replace: true })}
      />
    );
  },
});
