import type { CloseReason, Location, QuestionKind } from '@/contract';
import { countryName } from '@/format/words';

export const remotePolicies = [
  { value: 'on_site', label: 'On site' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'remote', label: 'Remote' },
];

export const questionKinds: { value: QuestionKind; label: string }[] = [
  { value: 'text', label: 'Short text' },
  { value: 'long_text', label: 'Long text' },
  { value: 'yes_no', label: 'Yes or no' },
  { value: 'single_choice', label: 'One of several' },
  { value: 'multiple_choice', label: 'Some of several' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
  { value: 'file', label: 'File' },
];

export const teamRoles = [
  { value: 'recruiter', label: 'Recruiter' },
  { value: 'hiring_manager', label: 'Hiring manager' },
  { value: 'interviewer', label: 'Interviewer' },
];

export const closeReasons: { value: CloseReason; label: string }[] = [
  { value: 'filled', label: 'Filled' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'other', label: 'Another reason' },
];

export const jobStatuses = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'draft', label: 'Drafts' },
  { value: 'pending_approval', label: 'Pending approval' },
  { value: 'on_hold', label: 'On hold' },
  { value: 'closed', label: 'Closed' },
  { value: 'archived', label: 'Archived' },
] as const;

const labelIn = (list: { value: string; label: string }[], value: string) =>
  list.find((one) => one.value === value)?.label ?? value;

export const remoteLabel = (value: string) => labelIn(remotePolicies, value);

/** `Camden, ME, United States`: a country's code is for machines. */
export const formatLocation = (place: Partial<Location>): string =>
  [place.city, place.region, countryName(place.country)].filter(Boolean).join(', ');
