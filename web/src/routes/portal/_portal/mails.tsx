import { createFileRoute } from '@tanstack/react-router';
import { MailsPage } from '@/features/my-jobs/components/mails-page';

export const Route = createFileRoute('/portal/_portal/mails')({ component: MailsPage });
