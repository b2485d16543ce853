import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportDetails } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { previewQuery } from '../api/imports';
import { applicationLabels, stateColors, stateLabels } from '../model/states';
import { targetLabel } from '../model/targets';
import classes from './imports.module.css';

/** The first rows as they are understood, with what is wrong with them. */
export function PreviewTable({ found }: { found: ImportDetails }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(previewQuery(found.id, found.version));
  const { data: custom } = useQuery(candidateFieldsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The preview`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  const targets = [...new Set(data.items.flatMap((row) => Object.keys(row.values)))];
  return (
    <div className={classes.scroll} role="region" aria-label={t`Preview`} tabIndex={0}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Line</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Result</Trans>
            </Table.Th>
            {targets.map((target) => (
              <Table.Th key={target}>{targetLabel(target, custom?.items ?? [])}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td>{row.line}</Table.Td>
              <Table.Td>
                <Badge variant="light" miw="max-content" color={stateColors[row.state] ?? 'gray'}>
                  {stateLabels[row.state]}
                </Badge>
                {row.application !== null && (
                  <Text size="xs" c="dimmed">
                    {applicationLabels[row.application]}
                  </Text>
                )}
                {row.problems.map((problem) => (
                  <Text key={problem.column + problem.message} size="xs" c="dimmed" maw={260}>
                    {problem.column !== '' && `${problem.column}: `}
                    {problem.message}
                  </Text>
                ))}
              </Table.Td>
              {targets.map((target) => (
                <Table.Td key={target}>
                  <Text size="sm" maw={220} lineClamp={2}>
                    {row.values[target] ?? ''}
                  </Text>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
