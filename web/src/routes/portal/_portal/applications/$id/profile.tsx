import { createFileRoute } from '@tanstack/react-router';
import { MyProfileScreen } from '@/features/portal/components/profile/profile-page';

export const Route = createFileRoute('/portal/_portal/applications/$id/profile')({
  component: function Screen() {
    return <MyProfileScreen id={Route.useParams().id} />;
  },
});
