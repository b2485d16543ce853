import { createFileRoute, redirect } from '@tanstack/react-router';
import { SignInForm } from '@/features/sign-in/components/sign-in-form';
import { whoIs } from '@/session/who';
import { homeOf, safeNext } from '@/session/home';
import { optionalText } from '@/routing/search';

export const Route = createFileRoute('/portal/sign-in')({
  validateSearch: (search: Record<string, unknown>): { next?: string; ended?: true; deleted?: true } => ({
    next: optionalText(search.next),
    ended: search.ended === true || undefined,
    deleted: search.deleted === true || undefined,
  }),
  beforeLoad: async ({ context, search }) => {
    const me = await whoIs(context.queryClient);
    if (me !== null) throw redirect({ href: safeNext(search.next) ?? homeOf(me) });
  },
  component: function SignIn() {
    const { next, ended, deleted } = Route.useSearch();
    return <SignInForm audience="candidate" next={next} ended={ended} deleted={deleted} />;
  },
});
