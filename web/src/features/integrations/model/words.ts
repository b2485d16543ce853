import { plural, t } from '@lingui/core/macro';
import type { Connection, ConnectionState, PlannedRecord, RecordState } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { humanize } from '@/format/words';

export const stateColors: Record<ConnectionState, string> = {
  draft: 'gray',
  tested: 'yellow',
  enabled: 'spruce',
  paused: 'yellow',
  needs_authorisation: 'red',
  revoked: 'gray',
};

/** How a connection stands. */
export const stateOf = (state: ConnectionState): string => {
  switch (state) {
    case 'draft':
      return t`Being set up`;
    case 'tested':
      return t`Tested`;
    case 'enabled':
      return t`Enabled`;
    case 'paused':
      return t`Paused`;
    case 'needs_authorisation':
      return t`Access refused`;
    case 'revoked':
      return t`Revoked`;
  }
};

/** What is to be done next, empty where nothing is. */
export const nextOf = ({ state, streams }: Connection): string => {
  switch (state) {
    case 'draft':
      return t`Fill in what the system asks for, and test the connection.`;
    case 'tested':
      return streams.some(({ mapping }) => mapping !== null)
        ? t`Look at what a sync would do, and enable the connection.`
        : t`Say how the records are mapped.`;
    case 'needs_authorisation':
      return t`Enter the credentials anew, test the connection and enable it again.`;
    case 'paused':
      return t`Nothing is read until it is resumed.`;
    default:
      return '';
  }
};

/** A list of theirs, by what it is about. */
export const listOf = (name: string): string => {
  switch (name) {
    case 'jobs':
      return t`Jobs`;
    case 'candidates':
      return t`Candidates`;
    default:
      return humanize(name);
  }
};

/** What became of records. */
export const recordStateOf = (state: RecordState): string => {
  switch (state) {
    case 'linked':
      return t`Linked`;
    case 'skipped':
      return t`Skipped`;
    case 'undecided':
      return t`To be decided`;
    case 'left':
      return t`Deleted here`;
    case 'erased':
      return t`Erased`;
  }
};

/** So many records, and what was or would be done with them. */
export const deedOf = (deed: string, count: number): string => {
  const number = formatNumber(count);
  switch (deed as PlannedRecord['deed'] | 'gone' | 'unusable') {
    case 'create':
      return t`${number} added`;
    case 'link':
      return t`${number} linked`;
    case 'update':
      return t`${number} changed`;
    case 'leave':
      return t`${number} unchanged`;
    case 'ask':
      return t`${number} to be decided`;
    case 'skip':
      return t`${number} skipped`;
    case 'gone':
      return t`${number} gone over there`;
    case 'unusable':
      return t`${number} unreadable`;
    default:
      return `${humanize(deed)}: ${count}`;
  }
};

/** What would be done with a record. */
export const plannedOf = (deed: PlannedRecord['deed']): string => {
  switch (deed) {
    case 'create':
      return t`Would be added`;
    case 'link':
      return t`Would be linked`;
    case 'update':
      return t`Would be changed`;
    case 'leave':
      return t`Unchanged`;
    case 'ask':
      return t`Would be asked about`;
    case 'skip':
      return t`Would be skipped`;
  }
};

/** A field of ours that records are mapped onto. */
export const fieldOf = (name: string): string => {
  switch (name) {
    case 'title':
      return t`Title`;
    case 'description':
      return t`Description`;
    case 'department':
      return t`Department`;
    case 'location':
      return t`Place`;
    case 'status':
      return t`Status`;
    case 'given_name':
      return t`Given name`;
    case 'family_name':
      return t`Family name`;
    case 'full_name':
      return t`Name`;
    case 'email':
      return t`Mail address`;
    case 'phone':
      return t`Phone number`;
    case 'headline':
      return t`Headline`;
    case 'company':
    case 'employer':
      return t`Employer`;
    default:
      return humanize(name);
  }
};

/** So many records. */
export const recordsOf = (count: number): string => plural(count, { one: '# record', other: '# records' });
