import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { workflowQuery } from '@/directory/api/get-workflow';
import { Automations } from '@/features/automation/components/automations';
import { WorkflowEditor } from '@/features/workflows/components/workflow-editor';
import { onlyWith } from '@/session/guard';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';

export const Route = createFileRoute('/app/_console/settings_/workflows/$workflowId')({
  beforeLoad: onlyWith('workflows:manage'),
  component: function EditWorkflow() {
    const { t } = useLingui();
    const { workflowId } = Route.useParams();
    const { data, error, refetch } = useQuery(workflowQuery(workflowId));
    if (error !== null)
      return <ErrorPanel error={error} what={t`The workflow`} onRetry={() => void refetch()} />;
    if (data === undefined) return <RowsSkeleton rows={8} />;
    return (
      <WorkflowEditor
        key={data.id}
        workflow={data}
        model={data}
        automation={(workflow) => <Automations workflow={workflow} />}
      />
    );
  },
});
