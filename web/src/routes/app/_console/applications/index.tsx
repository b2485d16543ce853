import { useLingui } from '@lingui/react/macro';
import { createFileRoute } from '@tanstack/react-router';
import { ApplicationsTable } from '@/features/applications/components/applications-table';
import { readTableSearch } from '@/features/applications/model/table-search';
import { Page } from '@/ui/page';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/applications/')({
  beforeLoad: onlyWith('applications:read', 'applications:read_assigned'),
  validateSearch: readTableSearch,
  component: function Applications() {
    const { t } = useLingui();
    const navigate = Route.useNavigate();
    return (
      <Page title={t`Applications`} width="full">
        <ApplicationsTable
          job={null}
          search={Route.useSearch()}
          onSearch={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
        />
      </Page>
    );
  },
});
