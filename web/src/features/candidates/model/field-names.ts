import { t } from '@lingui/core/macro';
import type { CustomField, FieldOrigin } from '@/contract';
import { humanize } from '@/format/words';

const names: Record<string, string> = {
  get full_name() {
    return t`Name`;
  },
  get email() {
    return t`E-mail`;
  },
  get phone() {
    return t`Phone`;
  },
  get location() {
    return t`Place`;
  },
  get headline() {
    return t`Headline`;
  },
  get employer() {
    return t`Employer`;
  },
  get links() {
    return t`Links`;
  },
  get further_contacts() {
    return t`Further contacts`;
  },
};

/** How a field is called on the screen. */
export const fieldName = (field: string, custom: readonly CustomField[]): string =>
  names[field] ??
  custom.find((one) => field === `custom:${one.id}`)?.label ??
  (field.startsWith('custom:') ? t`A custom field` : humanize(field));

const ways: Record<FieldOrigin['origin'], (name: string) => string> = {
  application: () => t`Given with an application`,
  member: (name) => t`Typed by ${name}`,
  api: (name) => t`Written by the program ${name}`,
  merge: (name) => t`Came from a merged record, by ${name}`,
  import: (name) => t`Imported by ${name}`,
  system: () => t`Set by Rolecall`,
};

/** Where a value came from, in words. */
export const wayOf = (origin: FieldOrigin): string =>
  ways[origin.origin](origin.by_name === '' ? t`somebody` : origin.by_name);
