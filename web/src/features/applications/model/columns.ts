/** What the table can show beside the candidate, in order. */
export const optionalColumns = [
  { id: 'job', label: 'Job' },
  { id: 'stage', label: 'Stage' },
  { id: 'entered', label: 'In stage' },
  { id: 'applied', label: 'Applied' },
  { id: 'due', label: 'Due' },
  { id: 'source', label: 'Source' },
  { id: 'assignees', label: 'Assigned to' },
] as const;

export type OptionalColumn = (typeof optionalColumns)[number]['id'];

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
}
