import { useQuery } from '@tanstack/react-query';
import { createFileRoute, redirect } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PortalShell } from '@/app/portal-shell';
import { keepDraftsOf } from '@/drafts/use-draft';
import { setViewer } from '@/format/dates';
import { firstSpoken, speak } from '@/language/language';
import '@/offline/install';
import { forgetKept, keepFor } from '@/offline/kept';
import { serveOffline } from '@/offline/worker';
import { showDevice } from '@/push/devices';
import { meQuery } from '@/session/api/get-me';
import { EndedSession } from '@/session/ended-session';
import { whoIs } from '@/session/who';

export const Route = createFileRoute('/portal/_portal')({
  beforeLoad: async ({ context, location }) => {
    const me = await whoIs(context.queryClient);
    if (me === null) {
      await forgetKept();
      throw redirect({ to: '/portal/sign-in', search: { next: location.href } });
    }
    await keepFor(me.user.id);
    setViewer(me.user.time_zone);
    keepDraftsOf(`${me.user.id}:${me.organization?.id ?? ''}`);
    await speak(firstSpoken(me.user.locale, me.organization?.locale));
  },
  component: function Portal() {
    const { data: me } = useQuery(meQuery);
    useEffect(serveOffline, []);
    useEffect(() => {
      // What it changes is seen the next time; nothing on the screen waits for it.
      void showDevice().catch(() => undefined);
    }, []);
    useEffect(() => {
      if (me === null) void forgetKept();
    }, [me]);
    if (me === null) return <EndedSession to="/portal/sign-in" />;
    return <PortalShell />;
  },
});
