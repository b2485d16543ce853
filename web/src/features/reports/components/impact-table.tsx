import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImpactGroup, ImpactReport, ImpactStep } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { usePhone } from '@/ui/use-phone';
import { formatValue } from '../model/figures';
import classes from './reports.module.css';
import { TermHint } from './term-hint';

interface ImpactTableProps {
  question: string;
  step: ImpactStep;
  terms: ImpactReport['terms'];
}

const columns = ['decided', 'passed', 'selection_rate', 'impact_ratio', 'p_value'] as const;
type Column = (typeof columns)[number];

/** The groups of one step; of hidden ones nothing but the name. */
export function ImpactTable({ question, step, terms }: ImpactTableProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const head = (column: Column): ReactNode => (
    <span className={classes.head}>
      {terms[column]?.name}
      {terms[column] !== undefined && <TermHint term={terms[column]} />}
    </span>
  );
  return (
    <section aria-label={`${question}: ${step.label}`}>
      <Title order={3} mb="xs">
        {step.label}
      </Title>
      {phone ? (
        <Stack gap="sm">
          {step.groups.map((group) => (
            <div key={group.key} className={classes.card}>
              <Title order={4}>{group.label}</Title>
              {group.hidden ? (
                <Hidden />
              ) : (
                <dl className={classes.pairs}>
                  {columns.map((column) => (
                    <div key={column} style={{ display: 'contents' }}>
                      <dt>{head(column)}</dt>
                      <dd className={classes.number}>
                        <Value group={group} column={column} />
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </div>
          ))}
        </Stack>
      ) : (
        <div
          className={classes.wide}
          tabIndex={0}
          role="region"
          aria-label={t`${question}: ${step.label}, table`}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">
                  <Trans>Group</Trans>
                </Table.Th>
                {columns.map((column) => (
                  <Table.Th key={column} scope="col" className={classes.number}>
                    {head(column)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {step.groups.map((group) => (
                <Table.Tr key={group.key}>
                  <Table.Th scope="row" fw={500}>
                    {group.label}
                  </Table.Th>
                  {group.hidden ? (
                    <Table.Td colSpan={columns.length} className={classes.number}>
                      <Hidden />
                    </Table.Td>
                  ) : (
                    columns.map((column) => (
                      <Table.Td key={column} className={classes.number}>
                        <Value group={group} column={column} />
                      </Table.Td>
                    ))
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

function Hidden() {
  return (
    <Text component="span" size="sm" c="dimmed" fs="italic">
      <Trans>Hidden</Trans>
    </Text>
  );
}

function Value({ group, column }: { group: ImpactGroup; column: Column }) {
  if (column === 'decided' || column === 'passed') return formatValue(group[column], 'count');
  if (column === 'selection_rate') return formatValue(group.share, 'share');
  if (group.is_highest && column === 'impact_ratio')
    return (
      <Text component="span" size="sm" c="dimmed">
        <Trans>Highest rate</Trans>
      </Text>
    );
  const marked = column === 'impact_ratio' ? group.below_four_fifths : group.significant;
  return (
    <Group component="span" gap={6} justify="flex-end" wrap="nowrap">
      {marked && (
        <Badge component="span" size="sm" color="orange" variant="light">
          {column === 'impact_ratio' ? <Trans>Below 4/5</Trans> : <Trans>Significant</Trans>}
        </Badge>
      )}
      {column === 'impact_ratio' ? ratioOf(group.ratio) : chanceOf(group.p_value)}
    </Group>
  );
}

const ratioOf = (ratio: number | null) =>
  ratio === null
    ? formatValue(null, 'count')
    : formatNumber(ratio, { minimumFractionDigits: 2, maximumFractionDigits: 3 });

const chanceOf = (chance: number | null) =>
  chance !== null && chance < 0.001 ? `< ${formatValue(0.001, 'share')}` : formatValue(chance, 'share');
