import type { CustomField } from '@/contract';

const fields = [
  { value: 'full_name', label: 'Full name' },
  { value: 'first_name', label: 'First name' },
  { value: 'last_name', label: 'Last name' },
  { value: 'email', label: 'E-mail' },
  { value: 'phone', label: 'Phone' },
  { value: 'location', label: 'Place' },
  { value: 'headline', label: 'Headline' },
  { value: 'employer', label: 'Employer' },
  { value: 'link', label: 'Link' },
  { value: 'tags', label: 'Tags' },
  { value: 'source', label: 'Source' },
];

const several = new Set(['email', 'phone', 'location', 'link', 'tags']);

/** The value of the choice that uses a column for nothing; a choice needs a text. */
export const unused = 'none';

export const customTargets = (custom: readonly CustomField[]) =>
  custom
    .filter((field) => field.active)
    .map((field) => ({ value: `custom:${field.id}`, label: field.label }));

/** What a column may be, in groups. */
export const targetChoices = (custom: readonly CustomField[]) => [
  { group: 'Not imported', items: [{ value: unused, label: 'Leave out' }] },
  { group: 'Candidate', items: fields },
  ...(custom.some((field) => field.active) ? [{ group: 'Own fields', items: customTargets(custom) }] : []),
];

export const targetLabel = (target: string, custom: readonly CustomField[]): string =>
  [...fields, ...customTargets(custom)].find((one) => one.value === target)?.label ?? 'A field';

/** The targets with one of them changed; what only one column can be is taken from the other one. */
export const withTarget = (targets: readonly string[], place: number, target: string): string[] =>
  targets.map((there, at) => {
    if (at === place) return target;
    return there === target && !several.has(target) ? '' : there;
  });
