import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OperationItemStatus, OperationResult } from '@/contract';
import { operationQuery, resultsQuery } from '@/operations/operations';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import classes from './operation-page.module.css';
import { OperationSummary } from './operation-summary';

const shows = ['all', 'done', 'skipped', 'refused', 'failed', 'waiting'] as const;
const labels: Record<(typeof shows)[number], string> = {
  get all() {
    return t`All`;
  },
  get done() {
    return t`Done`;
  },
  get skipped() {
    return t`Nothing to do`;
  },
  get refused() {
    return t`Refused`;
  },
  get failed() {
    return t`Failed`;
  },
  get waiting() {
    return t`Not done`;
  },
};

/** One operation: what became of each item, and why. */
export function OperationPage({ operationId }: { operationId: string }) {
  const { t } = useLingui();
  const { data: operation, error, refetch } = useQuery(operationQuery(operationId));
  const [show, setShow] = useState<(typeof shows)[number]>('all');
  if (error !== null)
    return (
      <Page title={t`Operation`} width="narrow">
        <ErrorPanel error={error} what={t`The operation`} onRetry={() => void refetch()} />
      </Page>
    );
  if (operation === undefined)
    return (
      <Page title={t`Operation`} width="narrow">
        <RowsSkeleton />
      </Page>
    );
  const counts = {
    ...operation,
    all: operation.total,
    waiting: operation.total - operation.processed,
  };
  return (
    <Page
      title={operation.title}
      width="narrow"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/operations" />}>
          <Trans>Operations</Trans>
        </Anchor>
      }
    >
      <Stack>
        <OperationSummary operation={operation} />
        <SegmentedControl
          size="xs"
          className={classes.shows}
          aria-label={t`Which items`}
          value={show}
          onChange={setShow}
          data={shows
            .filter((one) => one === 'all' || one === show || counts[one] > 0)
            .map((value) => ({ value, label: `${labels[value]} ${counts[value]}` }))}
        />
        <Results id={operationId} noun={operation.noun} status={show === 'all' ? undefined : show} />
      </Stack>
    </Page>
  );
}

function Results(props: { id: string; noun: string; status: OperationItemStatus | undefined }) {
  const { t } = useLingui();
  const { id, noun, status } = props;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    resultsQuery(id, status),
  );
  const results = data?.pages.flatMap((page) => page.items);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The results`} onRetry={() => void refetch()} />;
  if (results === undefined) return <RowsSkeleton />;
  return (
    <>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Item</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Result</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Why</Trans>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.map((result) => (
            <Table.Tr key={result.position}>
              <Table.Td>
                <Item noun={noun} result={result} />
              </Table.Td>
              <Table.Td className={classes.result}>{labels[result.status]}</Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {result.detail}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

function Item({ noun, result }: { noun: string; result: OperationResult }) {
  const { subject_id: id, label } = result;
  if (id !== null && noun === 'application')
    return (
      <Link to="/app/applications/$applicationId" params={{ applicationId: id }}>
        {label}
      </Link>
    );
  if (id !== null && noun === 'candidate')
    return (
      <Link to="/app/candidates/$candidateId" params={{ candidateId: id }}>
        {label}
      </Link>
    );
  return label;
}
