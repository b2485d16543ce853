import { t } from '@lingui/core/macro';
import type { PageBlockKind } from '@/contract';

export interface KindWords {
  label: string;
  /** What it is for, for the menu that adds one. */
  about: string;
  /** The heading that a new one begins with. */
  heading: string;
}

export const kindWords = (kind: PageBlockKind): KindWords => {
  switch (kind) {
    case 'hero':
      return { label: t`Opening`, about: t`One line that says why, with a picture`, heading: '' };
    case 'jobs':
      return { label: t`Open jobs`, about: t`The list with search and filters`, heading: '' };
    case 'text':
      return { label: t`Text`, about: t`A heading, text, and a picture beside it`, heading: '' };
    case 'people':
      return {
        label: t`People`,
        about: t`Colleagues with a picture and a sentence`,
        heading: t`Who you work with`,
      };
    case 'benefits':
      return { label: t`Benefits`, about: t`What one gets besides the pay`, heading: t`What you get` };
    case 'departments':
      return { label: t`Departments`, about: t`Links to each, with its open jobs`, heading: t`Departments` };
    case 'locations':
      return {
        label: t`Locations`,
        about: t`Links to each place, with its open jobs`,
        heading: t`Locations`,
      };
    case 'faq':
      return { label: t`Questions`, about: t`Questions and answers to open`, heading: t`Good to know` };
  }
};
