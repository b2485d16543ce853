import { createFileRoute } from '@tanstack/react-router';
import { AcceptInvitationPanel } from '@/features/sign-in/components/accept-invitation-panel';
import { optionalText } from '@/routing/search';

export const Route = createFileRoute('/app/accept-invitation')({
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({
    token: optionalText(search.token),
  }),
  component: function Screen() {
    return <AcceptInvitationPanel token={Route.useSearch().token ?? ''} />;
  },
});
