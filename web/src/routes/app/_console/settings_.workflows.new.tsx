import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { workflowsQuery } from '@/directory/api/get-workflows';
import { WorkflowEditor } from '@/features/workflows/components/workflow-editor';
import { onlyWith } from '@/session/guard';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';

export const Route = createFileRoute('/app/_console/settings_/workflows/new')({
  beforeLoad: onlyWith('workflows:manage'),
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({
    from: typeof search.from === 'string' ? search.from : undefined,
  }),
  component: function NewWorkflow() {
    const { t } = useLingui();
    const { from } = Route.useSearch();
    const { data, error, refetch } = useQuery(workflowsQuery);
    if (error !== null)
      return <ErrorPanel error={error} what={t`The workflows`} onRetry={() => void refetch()} />;
    const model = data?.items.find(({ id }) => id === from) ?? data?.items[0];
    if (model === undefined) return <RowsSkeleton rows={8} />;
    return <WorkflowEditor key={model.id} workflow={null} model={model} />;
  },
});
