import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportDetails, ImportRow, ImportRowState } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { rowsQuery } from '../api/imports';
import { applicationLabels, countOf, isOfResumes, stateColors, stateLabels, tellable } from '../model/states';
import classes from './imports.module.css';
import { ResumeOf } from './resume-of';

type Shown = ImportRowState | 'all' | 'unsure';

const gone: readonly ImportRowState[] = ['removed'];

/** Each row, what becomes or became of it, and why. */
export function RowsTable({ found, first }: { found: ImportDetails; first: Shown }) {
  const { t } = useLingui();
  const [show, setShow] = useState<Shown>(first);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    rowsQuery(found.id, show === 'all' ? [] : show === 'unsure' ? show : [show]),
  );
  const rows = data?.pages.flatMap((page) => page.items);
  const shown = tellable.filter((state) => state === show || countOf(found, state) > 0);
  return (
    <Stack gap="sm">
      <div className={classes.scroll}>
        <SegmentedControl
          aria-label={t`Which rows`}
          value={show}
          onChange={setShow}
          data={[
            { value: 'all' as const, label: t`All ${formatNumber(found.rows)}` },
            ...(found.unsure > 0 || show === 'unsure'
              ? [{ value: 'unsure' as const, label: t`To look at ${formatNumber(found.unsure)}` }]
              : []),
            ...shown.map((value) => ({
              value,
              label: `${stateLabels[value]} ${formatNumber(countOf(found, value))}`,
            })),
          ]}
        />
      </div>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The rows`} onRetry={() => void refetch()} />
      ) : rows === undefined ? (
        <RowsSkeleton />
      ) : (
        <>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{isOfResumes(found) ? t`No.` : t`Line`}</Table.Th>
                <Table.Th>
                  <Trans>Who</Trans>
                </Table.Th>
                <Table.Th>
                  <Trans>Result</Trans>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.position}>
                  <Table.Td>{row.line}</Table.Td>
                  <Table.Td className={classes.wrap}>
                    {row.candidate_id !== null && !gone.includes(row.state) ? (
                      <Link to="/app/candidates/$candidateId" params={{ candidateId: row.candidate_id }}>
                        {row.label}
                      </Link>
                    ) : (
                      row.label
                    )}
                    {row.resume !== null && <ResumeOf found={found} row={row} resume={row.resume} />}
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light" color={stateColors[row.state] ?? 'gray'}>
                      {stateLabels[row.state]}
                    </Badge>
                    <ApplicationOf row={row} />
                    {row.problems.map((problem) => (
                      <Text
                        key={problem.column + problem.message}
                        size="sm"
                        c="dimmed"
                        className={classes.wrap}
                      >
                        {problem.column !== '' && `${problem.column}: `}
                        {problem.message}
                      </Text>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </Stack>
  );
}

/** What became of the row's application, with the way to it. */
function ApplicationOf({ row }: { row: ImportRow }) {
  if (row.application === null) return null;
  const label = applicationLabels[row.application];
  return (
    <Text size="sm">
      {row.application_id === null || row.application === 'removed' ? (
        label
      ) : (
        <Link to="/app/applications/$applicationId" params={{ applicationId: row.application_id }}>
          {label}
        </Link>
      )}
    </Text>
  );
}
