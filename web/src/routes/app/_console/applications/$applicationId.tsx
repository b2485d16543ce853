import { createFileRoute } from '@tanstack/react-router';
import { AdjustmentsPanel } from '@/features/accommodations/components/adjustments-panel';
import { applicationQuery } from '@/features/applications/api/get-application';
import { ApplicationPage } from '@/features/applications/components/application-page';
import { WaitingActions } from '@/features/automation/components/waiting-actions';
import { OfferPanel } from '@/features/offers/components/offer-panel';
import { ApplicationInterviews } from '@/features/interviews/components/application-interviews';
import { Conversation } from '@/features/messages/components/conversation';
import { preload } from '@/routing/preload';
import { oneOf } from '@/routing/search';
import { useCan } from '@/session/can';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/applications/$applicationId')({
  beforeLoad: onlyWith('applications:read', 'applications:read_assigned'),
  validateSearch: (search: Record<string, unknown>): { view?: 'offer' | 'messages' | 'adjustments' } => ({
    view: oneOf(search.view, ['offer', 'messages', 'adjustments']),
  }),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(applicationQuery(params.applicationId)));
  },
  component: function Application() {
    const { applicationId } = Route.useParams();
    const { view } = Route.useSearch();
    const readsOffers = useCan('offers:read');
    const readsMessages = useCan('messages:read');
    const arranges = useCan('accommodations:manage');
    return (
      <ApplicationPage
        key={applicationId}
        id={applicationId}
        view={view}
        offer={
          readsOffers ? (jobId) => <OfferPanel applicationId={applicationId} jobId={jobId} /> : undefined
        }
        messages={readsMessages ? <Conversation applicationId={applicationId} /> : undefined}
        adjustments={arranges ? <AdjustmentsPanel applicationId={applicationId} /> : undefined}
        automation={<WaitingActions applicationId={applicationId} />}
        interviews={(application) => (
          <ApplicationInterviews applicationId={application.id} active={application.status === 'active'} />
        )}
      />
    );
  },
});
