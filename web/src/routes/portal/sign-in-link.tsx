import { createFileRoute } from '@tanstack/react-router';
import { SignInLinkPanel } from '@/features/sign-in/components/sign-in-link-panel';
import { optionalText } from '@/routing/search';

export const Route = createFileRoute('/portal/sign-in-link')({
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({
    token: optionalText(search.token),
  }),
  component: function Screen() {
    return <SignInLinkPanel token={Route.useSearch().token ?? ''} />;
  },
});
