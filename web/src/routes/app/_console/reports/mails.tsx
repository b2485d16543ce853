import { createFileRoute } from '@tanstack/react-router';
import { MailsPage } from '@/features/reports/components/mails-page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/reports/mails')({
  beforeLoad: onlyWith('reports:read', 'reports:read_own_jobs'),
  component: MailsPage,
});
