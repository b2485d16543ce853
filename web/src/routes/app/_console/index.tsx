import { createFileRoute, redirect } from '@tanstack/react-router';
import { Today } from '@/app/today';
import { whoIs } from '@/session/who';

export const Route = createFileRoute('/app/_console/')({
  beforeLoad: async ({ context }) => {
    const me = await whoIs(context.queryClient);
    if (me?.organization === null) throw redirect({ to: '/app/platform' });
  },
  component: Today,
});
