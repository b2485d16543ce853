import { plural, t } from '@lingui/core/macro';
import { currentLanguage, currentLocale } from '@/language/language';
import { payPeriodLabel } from './employment';

export const formatNumber = (value: number, options?: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(currentLocale(), options).format(value);

/** `Ana, Ben and Cleo`, or with `or`, as the language joins a list. */
export const formatList = (parts: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  // British English joins without the comma before the last, as the house writes.
  new Intl.ListFormat(currentLanguage() === 'en' ? 'en-GB' : currentLocale(), { type }).format(parts);

/** Bytes as the unit a person would say. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return t`${plural(bytes, { one: '# byte', other: '# bytes' })}`;
  if (bytes < 1_000_000) return t`${formatNumber(Math.round(bytes / 1000))} kB`;
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return t`${formatNumber(bytes / 1_000_000, one)} MB`;
};

const fractionDigits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units (cents) to the amount a person types, and back. */
export const toMajor = (minor: number, currency: string) => minor / 10 ** fractionDigits(currency);
export const toMinor = (major: number, currency: string) =>
  Math.round(major * 10 ** fractionDigits(currency));

export const formatMoney = (minor: number, currency: string) => {
  const major = toMajor(minor, currency);
  return formatNumber(major, {
    style: 'currency',
    currency,
    maximumFractionDigits: Number.isInteger(major) ? 0 : undefined,
  });
};

/** `€60,000–€75,000 a year`; one bound alone reads `from` or `up to`. */
export const formatPay = (pay: {
  min_minor?: number | null;
  max_minor?: number | null;
  currency: string;
  period: string;
}): string => {
  const { min_minor: min = null, max_minor: max = null, currency, period } = pay;
  const each = payPeriodLabel(period);
  if (min !== null && max !== null && min !== max)
    return `${formatMoney(min, currency)}–${formatMoney(max, currency)} ${each}`;
  if (min !== null && max === null) return t`from ${formatMoney(min, currency)} ${each}`;
  if (min === null && max !== null) return t`up to ${formatMoney(max, currency)} ${each}`;
  return min === null ? '' : `${formatMoney(min, currency)} ${each}`;
};
