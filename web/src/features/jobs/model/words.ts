import { t } from '@lingui/core/macro';
import type { CloseReason, Location, QuestionKind } from '@/contract';
import { countryName } from '@/format/words';

export const remotePolicies = [
  {
    value: 'on_site',
    get label() {
      return t`On site`;
    },
  },
  {
    value: 'hybrid',
    get label() {
      return t`Hybrid`;
    },
  },
  {
    value: 'remote',
    get label() {
      return t`Remote`;
    },
  },
];

export const questionKinds: { value: QuestionKind; label: string }[] = [
  {
    value: 'text',
    get label() {
      return t`Short text`;
    },
  },
  {
    value: 'long_text',
    get label() {
      return t`Long text`;
    },
  },
  {
    value: 'yes_no',
    get label() {
      return t`Yes or no`;
    },
  },
  {
    value: 'single_choice',
    get label() {
      return t`One of several`;
    },
  },
  {
    value: 'multiple_choice',
    get label() {
      return t`Some of several`;
    },
  },
  {
    value: 'number',
    get label() {
      return t`Number`;
    },
  },
  {
    value: 'date',
    get label() {
      return t`Date`;
    },
  },
  {
    value: 'file',
    get label() {
      return t`File`;
    },
  },
];

export const teamRoles = [
  {
    value: 'recruiter',
    get label() {
      return t`Recruiter`;
    },
  },
  {
    value: 'hiring_manager',
    get label() {
      return t`Hiring manager`;
    },
  },
  {
    value: 'interviewer',
    get label() {
      return t`Interviewer`;
    },
  },
];

export const closeReasons: { value: CloseReason; label: string }[] = [
  {
    value: 'filled',
    get label() {
      return t`Filled`;
    },
  },
  {
    value: 'cancelled',
    get label() {
      return t`Cancelled`;
    },
  },
  {
    value: 'other',
    get label() {
      return t`Another reason`;
    },
  },
];

export const jobStatuses = [
  {
    value: 'all',
    get label() {
      return t`All`;
    },
  },
  {
    value: 'open',
    get label() {
      return t`Open`;
    },
  },
  {
    value: 'draft',
    get label() {
      return t`Drafts`;
    },
  },
  {
    value: 'pending_approval',
    get label() {
      return t`Pending approval`;
    },
  },
  {
    value: 'on_hold',
    get label() {
      return t`On hold`;
    },
  },
  {
    value: 'closed',
    get label() {
      return t`Closed`;
    },
  },
  {
    value: 'archived',
    get label() {
      return t`Archived`;
    },
  },
] as const;

const labelIn = (list: { value: string; label: string }[], value: string) =>
  list.find((one) => one.value === value)?.label ?? value;

export const remoteLabel = (value: string) => labelIn(remotePolicies, value);

/** `Camden, ME, United States`: a country's code is for machines. */
export const formatLocation = (place: Partial<Location>): string =>
  [place.city, place.region, countryName(place.country)].filter(Boolean).join(', ');
