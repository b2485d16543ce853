import { createFileRoute } from '@tanstack/react-router';
import { VerifyEmailPanel } from '@/features/sign-in/components/verify-email-panel';
import { optionalText } from '@/routing/search';

export const Route = createFileRoute('/app/verify-email')({
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({
    token: optionalText(search.token),
  }),
  component: function Screen() {
    return <VerifyEmailPanel token={Route.useSearch().token ?? ''} />;
  },
});
