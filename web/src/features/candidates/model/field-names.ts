import type { CustomField, FieldOrigin } from '@/contract';
import { humanize } from '@/format/words';

const names: Record<string, string> = {
  full_name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  location: 'Place',
  headline: 'Headline',
  employer: 'Employer',
  links: 'Links',
  further_contacts: 'Further contacts',
};

/** How a field is called on the screen. */
export const fieldName = (field: string, custom: readonly CustomField[]): string =>
  names[field] ??
  custom.find((one) => field === `custom:${one.id}`)?.label ??
  (field.startsWith('custom:') ? 'A custom field' : humanize(field));

const ways: Record<FieldOrigin['origin'], (name: string) => string> = {
  application: () => 'Given with an application',
  member: (name) => `Typed by ${name}`,
  api: (name) => `Written by the program ${name}`,
  merge: (name) => `Came from a merged record, by ${name}`,
  import: (name) => `Imported by ${name}`,
  system: () => 'Set by Rolecall',
};

/** Where a value came from, in words. */
export const wayOf = (origin: FieldOrigin): string =>
  ways[origin.origin](origin.by_name === '' ? 'somebody' : origin.by_name);
