import '@mantine/charts/styles.css';
import { useLingui } from '@lingui/react/macro';
import { BarChart, LineChart } from '@mantine/charts';
import type { Report, ReportTable } from '@/contract';
import { formatShortDay } from '@/format/dates';
import { formatValue } from '../model/figures';
import { stepsOf } from '../model/curves';
import { Picture } from './picture';

/** The picture of a report. The table below it says the same in numbers, to everybody. */
export default function ReportChart({ report }: { report: Report }) {
  const [table] = report.tables;
  if (table === undefined) return null;
  if (report.key === 'funnel') return <Funnel table={table} />;
  if (report.key === 'sources') return <Sources table={table} />;
  if (report.key === 'time_in_stage') return <Curves report={report} />;
  if (report.key === 'offers') return <Offers table={report.tables.at(-1) ?? table} />;
  if (report.key === 'service_levels') return <Promises table={table} />;
  if (report.key === 'visits') return <Visits report={report} />;
  const months = report.tables.find((one) => one.key === 'months');
  return months === undefined ? null : <Months table={months} />;
}

const quiet = { accessibilityLayer: false } as const;
const colors = ['spruce.6', 'indigo.6', 'orange.6', 'grape.6', 'cyan.7', 'red.6', 'lime.7', 'pink.6'];
const colorOf = (index: number) => colors[index % colors.length] ?? 'spruce.6';

const valueOf = (table: ReportTable, row: number, column: string) =>
  table.rows[row]?.figures[column]?.value ?? 0;

function Funnel({ table }: { table: ReportTable }) {
  const { t } = useLingui();
  const data = table.rows.map((row, index) => ({
    stage: row.label,
    passed: valueOf(table, index, 'passed'),
    active: valueOf(table, index, 'active'),
    rejected: valueOf(table, index, 'rejected'),
    withdrawn: valueOf(table, index, 'withdrawn'),
    hired:
      index === table.rows.length - 1
        ? valueOf(table, index, 'reached') -
          valueOf(table, index, 'active') -
          valueOf(table, index, 'rejected') -
          valueOf(table, index, 'withdrawn')
        : 0,
  }));
  const said = table.rows
    .map((row, index) => `${row.label} ${formatValue(valueOf(table, index, 'reached'), 'count')}`)
    .join(', ');
  return (
    <Picture label={t`Applications by stage: ${said}.`}>
      <BarChart
        h={48 * table.rows.length + 70}
        data={data}
        dataKey="stage"
        type="stacked"
        orientation="vertical"
        yAxisProps={{ width: 110 }}
        withLegend
        barChartProps={quiet}
        maxBarWidth={26}
        series={[
          { name: 'passed', label: t`Went further`, color: 'spruce.6' },
          { name: 'active', label: t`In progress`, color: 'cyan.6' },
          { name: 'rejected', label: t`Rejected`, color: 'gray.5' },
          { name: 'withdrawn', label: t`Withdrawn`, color: 'orange.5' },
          { name: 'hired', label: t`Hired`, color: 'green.7' },
        ]}
      />
    </Picture>
  );
}

function Sources({ table }: { table: ReportTable }) {
  const { t } = useLingui();
  const rows = table.rows.filter((row) => row.key !== 'all').slice(0, 12);
  const data = rows.map((row) => ({
    source: row.label,
    applications: row.figures.applications?.value ?? 0,
    interviewed: row.figures.interviewed?.value ?? 0,
    hired: row.figures.hired?.value ?? 0,
  }));
  const said = data.map((row) => `${row.source} ${row.applications}`).join(', ');
  return (
    <Picture label={t`Applications by source: ${said}.`}>
      <BarChart
        h={300}
        data={data}
        dataKey="source"
        withLegend
        barChartProps={quiet}
        maxBarWidth={36}
        series={[
          { name: 'applications', label: t`Applications`, color: 'cyan.6' },
          { name: 'interviewed', label: t`Reached an interview`, color: 'indigo.5' },
          { name: 'hired', label: t`Hired`, color: 'spruce.6' },
        ]}
      />
    </Picture>
  );
}

function Offers({ table }: { table: ReportTable }) {
  const { t } = useLingui();
  const said = table.rows
    .slice(0, most)
    .map((row) => `${row.label} ${row.figures.sent?.value ?? 0}`)
    .join(', ');
  const outcomes = [
    { column: 'accepted', name: t`Accepted`, color: 'spruce.6' },
    { column: 'declined', name: t`Declined`, color: 'orange.5' },
    { column: 'expired', name: t`Expired`, color: 'gray.5' },
    { column: 'withdrawn', name: t`Taken back`, color: 'gray.7' },
    { column: 'open', name: t`Open`, color: 'cyan.6' },
  ];
  return <Outcomes label={t`Offers by job: ${said}.`} table={table} outcomes={outcomes} />;
}

function Promises({ table }: { table: ReportTable }) {
  const { t } = useLingui();
  const said = table.rows
    .slice(0, most)
    .map((row) => `${row.label} ${row.figures.promised?.value ?? 0}`)
    .join(', ');
  const outcomes = [
    { column: 'kept', name: t`Kept in time`, color: 'spruce.6' },
    { column: 'missed', name: t`Missed`, color: 'orange.5' },
    { column: 'running', name: t`Running`, color: 'cyan.6' },
  ];
  return <Outcomes label={t`Promises by stage: ${said}.`} table={table} outcomes={outcomes} />;
}

function Visits({ report }: { report: Report }) {
  const { t } = useLingui();
  const table = report.tables.find((one) => one.key === 'time');
  if (table === undefined) return null;
  const known = table.columns.some((column) => column.key === 'visitors');
  const months = table.rows.every((row) => row.key.endsWith('-01')) && table.rows.length > 1;
  const data = table.rows.map((row) => ({
    // The axis has no room for “Week of” before each day.
    time: months ? row.label : formatShortDay(row.key),
    visitors: row.figures.visitors?.value ?? 0,
    views: row.figures.views?.value ?? 0,
    sent: row.figures.sent?.value ?? 0,
  }));
  const said = data.map((row) => `${row.time} ${row.views}`).join(', ');
  return (
    <Picture label={t`Page views over time: ${said}.`}>
      <BarChart
        h={300}
        data={data}
        dataKey="time"
        withLegend
        barChartProps={quiet}
        maxBarWidth={26}
        yAxisProps={{ allowDecimals: false }}
        series={[
          ...(known ? [{ name: 'visitors', label: t`Visitors`, color: 'indigo.5' }] : []),
          { name: 'views', label: t`Page views`, color: 'cyan.6' },
          { name: 'sent', label: t`Applications sent`, color: 'spruce.6' },
        ]}
      />
    </Picture>
  );
}

const most = 12;

/** What became of the things of each row, one bar a row. */
function Outcomes({
  label,
  table,
  outcomes,
}: {
  label: string;
  table: ReportTable;
  outcomes: { column: string; name: string; color: string }[];
}) {
  const rows = table.rows.slice(0, most);
  const data = rows.map((row) => ({
    row: row.label,
    ...Object.fromEntries(outcomes.map(({ column, name }) => [name, row.figures[column]?.value ?? 0])),
  }));
  return (
    <Picture label={label}>
      <BarChart
        h={40 * rows.length + 70}
        data={data}
        dataKey="row"
        type="stacked"
        orientation="vertical"
        yAxisProps={{ width: 150 }}
        xAxisProps={{ allowDecimals: false }}
        withLegend
        barChartProps={quiet}
        maxBarWidth={24}
        series={outcomes.map(({ name, color }) => ({ name, color }))}
      />
    </Picture>
  );
}

function Months({ table }: { table: ReportTable }) {
  const { t } = useLingui();
  const data = table.rows.map((row) => ({
    month: row.label,
    fromApplication: row.figures.median?.value ?? null,
    fromOpening: row.figures.from_opening?.value ?? null,
  }));
  const said = table.rows
    .map((row) => `${row.label} ${formatValue(row.figures.median?.value ?? null, 'days')}`)
    .join(', ');
  return (
    <Picture label={t`Median days to hire by month: ${said}.`}>
      <BarChart
        h={280}
        data={data}
        dataKey="month"
        unit=" d"
        withLegend
        barChartProps={quiet}
        maxBarWidth={40}
        valueFormatter={(value) => value.toFixed(1)}
        series={[
          { name: 'fromApplication', label: t`From application`, color: 'spruce.6' },
          { name: 'fromOpening', label: t`From opening`, color: 'indigo.5' },
        ]}
      />
    </Picture>
  );
}

function Curves({ report }: { report: Report }) {
  const { t } = useLingui();
  const said = report.curves
    .map((curve) => {
      const row = report.tables[0]?.rows.find((one) => one.key === curve.key);
      return `${curve.label} ${formatValue(row?.figures.median?.value ?? null, 'days')}`;
    })
    .join(', ');
  return (
    <Picture label={t`Share of applications still in a stage by days; half left within: ${said}.`}>
      <LineChart
        h={300}
        data={stepsOf(report.curves)}
        dataKey="days"
        curveType="stepAfter"
        withDots={false}
        connectNulls
        withLegend
        unit=" %"
        xAxisLabel={t`Days in the stage`}
        lineChartProps={quiet}
        xAxisProps={{
          type: 'number',
          domain: [0, 'dataMax'],
          tickFormatter: (days: number) => days.toFixed(0),
        }}
        valueFormatter={(value) => value.toFixed(0)}
        series={report.curves.map((curve, index) => ({ name: curve.label, color: colorOf(index) }))}
      />
    </Picture>
  );
}
