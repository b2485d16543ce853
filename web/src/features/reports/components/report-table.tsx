import { useLingui } from '@lingui/react/macro';
import { Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Report, ReportColumn, ReportFigure, ReportTable, ReportTableRow } from '@/contract';
import { usePhone } from '@/ui/use-phone';
import { describeFigure, formatBefore, formatValue } from '../model/figures';
import type { ReportSearch } from '../model/search';
import { rowsOf } from '../model/words';
import classes from './reports.module.css';
import { TermHint } from './term-hint';

interface TablesProps {
  report: Report;
  search: ReportSearch;
}

interface FiguresProps extends TablesProps {
  table: ReportTable;
}

/** A table of a report: each number leads to the rows that it was made from, where there are any. */
export function ReportTableView({ report, table, search }: FiguresProps) {
  const phone = usePhone();
  return (
    <section aria-label={table.title}>
      <Title order={2} mb="xs">
        {table.title}
      </Title>
      {phone ? (
        <Cards report={report} table={table} search={search} />
      ) : (
        <WideTable report={report} table={table} search={search} />
      )}
    </section>
  );
}

function WideTable({ report, table, search }: FiguresProps) {
  const { t } = useLingui();
  return (
    <div className={classes.wide} tabIndex={0} role="region" aria-label={t`${table.title}, table`}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{table.heading}</Table.Th>
            {table.columns.map((column) => (
              <Table.Th key={column.key} scope="col" className={classes.number}>
                <Head report={report} column={column} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row" fw={500}>
                {row.label}
              </Table.Th>
              {table.columns.map((column) => (
                <Table.Td key={column.key} className={classes.number}>
                  <FigureView report={report} table={table} row={row} column={column} search={search} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Cards({ report, table, search }: FiguresProps) {
  return (
    <Stack gap="sm">
      {table.rows.map((row) => (
        <div key={row.key} className={classes.card}>
          <Title order={3}>{row.label}</Title>
          <dl className={classes.pairs}>
            {table.columns
              .filter((column) => row.figures[column.key] !== undefined)
              .map((column) => (
                <div key={column.key} style={{ display: 'contents' }}>
                  <dt>
                    <Head report={report} column={column} />
                  </dt>
                  <dd className={classes.number}>
                    <FigureView report={report} table={table} row={row} column={column} search={search} />
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </Stack>
  );
}

function Head({ report, column }: { report: Report; column: ReportColumn }) {
  const term = report.terms[column.term];
  return (
    <span className={classes.head}>
      {column.label}
      {term !== undefined && <TermHint term={term} />}
    </span>
  );
}

interface FigureProps extends FiguresProps {
  row: ReportTableRow;
  column: ReportColumn;
}

function FigureView({ report, table, row, column, search }: FigureProps) {
  const figure: ReportFigure | undefined = row.figures[column.key];
  if (figure === undefined) return null;
  const before = formatBefore(figure, column.unit);
  const shown = formatValue(figure.value, column.unit);
  return (
    <>
      {figure.rows === 0 || !table.opens ? (
        <Text component="span" size="sm" c={figure.rows === 0 ? 'dimmed' : undefined}>
          {shown}
        </Text>
      ) : (
        <Link
          className={classes.figure}
          to="/app/reports/$report/rows"
          params={{ report: report.key }}
          search={{ ...search, table: table.key, row: row.key, column: column.key }}
          aria-label={describeFigure(figure, column, row.label, rowsOf(report.key, figure.rows))}
        >
          {shown}
        </Link>
      )}
      {before !== null && (
        <Text size="xs" c="dimmed">
          {before}
        </Text>
      )}
    </>
  );
}
