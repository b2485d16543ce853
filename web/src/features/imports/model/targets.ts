import { t } from '@lingui/core/macro';
import type { CustomField } from '@/contract';

const fields = [
  {
    value: 'full_name',
    get label() {
      return t`Full name`;
    },
  },
  {
    value: 'first_name',
    get label() {
      return t`First name`;
    },
  },
  {
    value: 'last_name',
    get label() {
      return t`Last name`;
    },
  },
  {
    value: 'email',
    get label() {
      return t`E-mail`;
    },
  },
  {
    value: 'phone',
    get label() {
      return t`Phone`;
    },
  },
  {
    value: 'location',
    get label() {
      return t`Place`;
    },
  },
  {
    value: 'headline',
    get label() {
      return t`Headline`;
    },
  },
  {
    value: 'employer',
    get label() {
      return t`Employer`;
    },
  },
  {
    value: 'link',
    get label() {
      return t`Link`;
    },
  },
  {
    value: 'tags',
    get label() {
      return t`Tags`;
    },
  },
  {
    value: 'source',
    get label() {
      return t`Source`;
    },
  },
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
  { group: t`Not imported`, items: [{ value: unused, label: t`Leave out` }] },
  { group: t`Candidate`, items: fields },
  ...(custom.some((field) => field.active) ? [{ group: t`Own fields`, items: customTargets(custom) }] : []),
];

export const targetLabel = (target: string, custom: readonly CustomField[]): string =>
  [...fields, ...customTargets(custom)].find((one) => one.value === target)?.label ?? t`A field`;

/** The targets with one of them changed; what only one column can be is taken from the other one. */
export const withTarget = (targets: readonly string[], place: number, target: string): string[] =>
  targets.map((there, at) => {
    if (at === place) return target;
    return there === target && !several.has(target) ? '' : there;
  });
