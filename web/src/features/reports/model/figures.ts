import type { ReportColumn, ReportFigure } from '@/contract';
import { formatNumber, plural } from '@/format/numbers';

type Unit = ReportColumn['unit'];

const oneDigit = (value: number) =>
  new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(value);

/** A figure as people read it; a dash where there is nothing to say. */
export const formatValue = (value: number | null, unit: Unit): string => {
  if (value === null) return '–';
  if (unit === 'share')
    return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (unit === 'days') return `${oneDigit(value)} d`;
  return formatNumber(value);
};

/** What stands below a figure where it is compared: `was 12`, nothing where it is the same. */
export const formatBefore = (figure: ReportFigure, unit: Unit): string | null => {
  if (figure.before === null) return null;
  const before = formatValue(figure.before, unit);
  return before === formatValue(figure.value, unit) ? 'as before' : `was ${before}`;
};

/** What the link of a figure says to those who hear it. */
export const describeFigure = (
  figure: ReportFigure,
  column: ReportColumn,
  row: string,
  kind: string,
): string =>
  `${row}, ${column.label}: ${formatValue(figure.value, column.unit)}. Show ${plural(figure.rows, kind)}`;
