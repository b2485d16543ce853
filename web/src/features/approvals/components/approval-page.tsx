import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { approvalQuery } from '@/approvals/approvals';
import { hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { ApprovalCard } from './approvals-page';

/** One request: where the notice of it leads. */
export function ApprovalPage({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(approvalQuery(id));
  if (hasStatus(error, 404))
    return <Missing what={t`request for approval`} to="/app/approvals" list={t`See your approvals`} />;
  return (
    <Page
      title={t`Approval`}
      width="narrow"
      above={
        <Anchor size="xs" c="dimmed" renderRoot={(props) => <Link {...props} to="/app/approvals" />}>
          <Trans>Approvals</Trans>
        </Anchor>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The approval`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <ApprovalCard view={data} />
      )}
    </Page>
  );
}
