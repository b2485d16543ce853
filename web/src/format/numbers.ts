/** `1 application`, `12 applications`. */
export const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${new Intl.NumberFormat().format(count)} ${new Intl.PluralRules('en').select(count) === 'one' ? one : many}`;

export const formatNumber = (value: number) => new Intl.NumberFormat().format(value);

/** Bytes as the unit a person would say. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

const fractionDigits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units (cents) to the amount a person types, and back. */
export const toMajor = (minor: number, currency: string) => minor / 10 ** fractionDigits(currency);
export const toMinor = (major: number, currency: string) =>
  Math.round(major * 10 ** fractionDigits(currency));

export const formatMoney = (minor: number, currency: string) => {
  const major = toMajor(minor, currency);
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    maximumFractionDigits: Number.isInteger(major) ? 0 : undefined,
  }).format(major);
};

/** `€60,000–€75,000 a year`; one bound alone reads `from` or `up to`. */
export const formatPay = (pay: {
  min_minor?: number | null;
  max_minor?: number | null;
  currency: string;
  period: string;
}): string => {
  const { min_minor: min = null, max_minor: max = null, currency, period } = pay;
  const each = period === 'hour' ? 'an hour' : `a ${period}`;
  if (min !== null && max !== null && min !== max)
    return `${formatMoney(min, currency)}–${formatMoney(max, currency)} ${each}`;
  if (min !== null && max === null) return `from ${formatMoney(min, currency)} ${each}`;
  if (min === null && max !== null) return `up to ${formatMoney(max, currency)} ${each}`;
  return min === null ? '' : `${formatMoney(min, currency)} ${each}`;
};
