import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Stack, Title } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { operationsQuery } from '@/operations/operations';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { OperationSummary } from './operation-summary';

/** Work on many records: what is under way, and what was done in the last three months. */
export function OperationsPage() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(operationsQuery);
  const operations = data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t`Operations`}
      width="narrow"
      description={t`What was done with many at once. The work goes on when you leave the page.`}
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The operations`} onRetry={() => void refetch()} />
      ) : operations === undefined ? (
        <RowsSkeleton rows={4} height={120} />
      ) : operations.length === 0 ? (
        <Empty icon={<IconStack2 size={26} />} title={t`Nothing was done with many at once yet`}>
          <Trans>
            Select applications or candidates in their list, then choose what to do with all of them: move,
            assign, tag, export. It is done in the background, and here you see how far it has come.
          </Trans>
        </Empty>
      ) : (
        <Stack>
          {operations.map((operation) => (
            <Card key={operation.id} component="article" aria-labelledby={`operation-${operation.id}`}>
              <Title order={2} id={`operation-${operation.id}`} mb={4}>
                <Link to="/app/operations/$operationId" params={{ operationId: operation.id }}>
                  {operation.title}
                </Link>
              </Title>
              <OperationSummary operation={operation} />
            </Card>
          ))}
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </Stack>
      )}
    </Page>
  );
}
