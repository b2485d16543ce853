import { t } from '@lingui/core/macro';

/** What jobs and offers are about, in words: kinds of contract, spans of pay, currencies. */
export const employmentTypes = [
  {
    value: 'full_time',
    get label() {
      return t`Full time`;
    },
  },
  {
    value: 'part_time',
    get label() {
      return t`Part time`;
    },
  },
  {
    value: 'contract',
    get label() {
      return t`Contract`;
    },
  },
  {
    value: 'temporary',
    get label() {
      return t`Temporary`;
    },
  },
  {
    value: 'internship',
    get label() {
      return t`Internship`;
    },
  },
  {
    value: 'per_diem',
    get label() {
      return t`Per diem`;
    },
  },
];

export const payPeriods = [
  {
    value: 'hour',
    get label() {
      return t`an hour`;
    },
  },
  {
    value: 'day',
    get label() {
      return t`a day`;
    },
  },
  {
    value: 'week',
    get label() {
      return t`a week`;
    },
  },
  {
    value: 'month',
    get label() {
      return t`a month`;
    },
  },
  {
    value: 'year',
    get label() {
      return t`a year`;
    },
  },
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

export const payPeriodLabel = (value: string) =>
  payPeriods.find((one) => one.value === value)?.label ?? value;
