import { t } from '@lingui/core/macro';

export const sorts = [
  '-applied_at',
  'applied_at',
  '-stage_entered_at',
  'stage_entered_at',
  'due_at',
] as const;
export type Sort = (typeof sorts)[number];

export const statuses = ['active', 'hired', 'rejected', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

/** By what the table can be grouped. */
export const groupings = [
  {
    value: 'stage',
    get label() {
      return t`Stage`;
    },
  },
  {
    value: 'owner',
    get label() {
      return t`Assigned to`;
    },
  },
  {
    value: 'source',
    get label() {
      return t`Source`;
    },
  },
  {
    value: 'job',
    get label() {
      return t`Job`;
    },
  },
] as const;
export type Grouping = (typeof groupings)[number]['value'];

/** What a table of applications keeps in the address. */
export interface TableSearch {
  q?: string;
  stage?: string;
  status?: Status;
  mine?: true;
  overdue?: true;
  /** The share link by which they came. */
  link?: string;
  sort?: Sort;
  /** The columns to show in order, each `ID` or `ID:WIDTH`. */
  columns?: string[];
  group?: Grouping;
  /** Keys of the groups that are open. */
  open?: string[];
  /** The saved view that was opened. */
  view?: string;
}
