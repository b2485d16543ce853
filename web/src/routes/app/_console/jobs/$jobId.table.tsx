import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ApplicationsTable } from '@/features/applications/components/applications-table';
import { readTableSearch } from '@/features/applications/model/table-search';
import { jobQuery } from '@/features/jobs/api/get-job';

export const Route = createFileRoute('/app/_console/jobs/$jobId/table')({
  validateSearch: readTableSearch,
  component: function JobTable() {
    const { jobId } = Route.useParams();
    const navigate = Route.useNavigate();
    const { data: job } = useQuery(jobQuery(jobId));
    return (
      <ApplicationsTable
        job={{ id: jobId, workflowId: job?.workflow.id, stages: job?.workflow.stages ?? [] }}
        search={Route.useSearch()}
        onSearch={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
      />
    );
  },
});
