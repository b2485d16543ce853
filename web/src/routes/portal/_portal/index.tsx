import { createFileRoute } from '@tanstack/react-router';
import { MyApplications } from '@/features/portal/components/my-applications';

export const Route = createFileRoute('/portal/_portal/')({ component: MyApplications });
