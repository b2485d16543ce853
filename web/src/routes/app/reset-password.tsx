import { createFileRoute } from '@tanstack/react-router';
import { ResetPasswordForm } from '@/features/sign-in/components/reset-password-form';
import { optionalText } from '@/routing/search';

export const Route = createFileRoute('/app/reset-password')({
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({
    token: optionalText(search.token),
  }),
  component: function Screen() {
    return <ResetPasswordForm token={Route.useSearch().token ?? ''} />;
  },
});
