import { createFileRoute } from '@tanstack/react-router';
import { applicationQuery } from '@/features/applications/api/get-application';
import { ApplicationPage } from '@/features/applications/components/application-page';
import { preload } from '@/routing/preload';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/applications/$applicationId')({
  beforeLoad: onlyWith('applications:read', 'applications:read_assigned'),
  loader: ({ context, params }) => {
    preload(context.queryClient.query(applicationQuery(params.applicationId)));
  },
  component: function Application() {
    const { applicationId } = Route.useParams();
    return <ApplicationPage key={applicationId} id={applicationId} />;
  },
});
