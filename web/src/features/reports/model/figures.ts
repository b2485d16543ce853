import { t } from '@lingui/core/macro';
import type { ReportColumn, ReportFigure } from '@/contract';
import { formatNumber } from '@/format/numbers';

type Unit = ReportColumn['unit'];

const oneDigit = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });

/** A figure as people read it; a dash where there is nothing to say. */
export const formatValue = (value: number | null, unit: Unit): string => {
  if (value === null) return '–';
  if (unit === 'share') return formatNumber(value, { style: 'percent', maximumFractionDigits: 1 });
  if (unit === 'days') return t({ message: `${oneDigit(value)} d`, comment: 'A number of days, short' });
  return formatNumber(value);
};

/** What stands below a figure where it is compared: `was 12`, nothing where it is the same. */
export const formatBefore = (figure: ReportFigure, unit: Unit): string | null => {
  if (figure.before === null) return null;
  const before = formatValue(figure.before, unit);
  return before === formatValue(figure.value, unit) ? t`as before` : t`was ${before}`;
};

/** What the link of a figure says to those who hear it. */
export const describeFigure = (
  figure: ReportFigure,
  column: ReportColumn,
  row: string,
  rows: string,
): string => t`${row}, ${column.label}: ${formatValue(figure.value, column.unit)}. Show ${rows}`;
