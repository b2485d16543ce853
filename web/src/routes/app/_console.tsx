import { useQuery } from '@tanstack/react-query';
import { createFileRoute, redirect } from '@tanstack/react-router';
import { ConsoleShell } from '@/app/console-shell';
import { keepDraftsOf } from '@/drafts/use-draft';
import { setViewer } from '@/format/dates';
import { firstSpoken, speak } from '@/language/language';
import { LiveUpdates } from '@/live/live-updates';
import { meQuery } from '@/session/api/get-me';
import { EndedSession } from '@/session/ended-session';
import { whoIs } from '@/session/who';

export const Route = createFileRoute('/app/_console')({
  beforeLoad: async ({ context, location }) => {
    const me = await whoIs(context.queryClient);
    if (me === null) throw redirect({ to: '/app/sign-in', search: { next: location.href } });
    if (me.organization === null && !me.is_platform_admin) throw redirect({ to: '/portal' });
    setViewer(me.user.time_zone);
    keepDraftsOf(`${me.user.id}:${me.organization?.id ?? ''}`);
    await speak(firstSpoken(me.user.locale, me.organization?.locale));
  },
  component: function Console() {
    const { data: me } = useQuery(meQuery);
    if (me === null) return <EndedSession to="/app/sign-in" />;
    return (
      <LiveUpdates>
        <ConsoleShell />
      </LiveUpdates>
    );
  },
});
