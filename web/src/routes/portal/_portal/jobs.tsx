import { createFileRoute } from '@tanstack/react-router';
import { JobsPage } from '@/features/my-jobs/components/jobs-page';
import { optionalText } from '@/routing/search';

export const Route = createFileRoute('/portal/_portal/jobs')({
  validateSearch: (search: Record<string, unknown>): { save?: string } => ({
    save: optionalText(search.save),
  }),
  component: function Screen() {
    return <JobsPage offered={Route.useSearch().save} />;
  },
});
