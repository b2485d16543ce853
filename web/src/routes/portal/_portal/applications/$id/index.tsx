import { createFileRoute } from '@tanstack/react-router';
import { MyApplicationScreen } from '@/features/portal/components/application/application-page';

export const Route = createFileRoute('/portal/_portal/applications/$id/')({
  component: function Screen() {
    return <MyApplicationScreen id={Route.useParams().id} />;
  },
});
