import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/app/_console/reports/')({
  beforeLoad: () => {
    throw redirect({ to: '/app/reports/$report', params: { report: 'funnel' }, replace: true });
  },
});
