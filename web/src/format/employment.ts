/** What jobs and offers are about, in words: kinds of contract, spans of pay, currencies. */
export const employmentTypes = [
  { value: 'full_time', label: 'Full time' },
  { value: 'part_time', label: 'Part time' },
  { value: 'contract', label: 'Contract' },
  { value: 'temporary', label: 'Temporary' },
  { value: 'internship', label: 'Internship' },
  { value: 'per_diem', label: 'Per diem' },
];

export const payPeriods = [
  { value: 'hour', label: 'an hour' },
  { value: 'day', label: 'a day' },
  { value: 'week', label: 'a week' },
  { value: 'month', label: 'a month' },
  { value: 'year', label: 'a year' },
];

export const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'DKK',
  'SEK',
  'NOK',
  'PLN',
  'CZK',
  'CAD',
  'AUD',
  'NZD',
  'INR',
  'JPY',
  'SGD',
  'BRL',
  'MXN',
  'ZAR',
];

export const employmentLabel = (value: string) =>
  employmentTypes.find((one) => one.value === value)?.label ?? value;
