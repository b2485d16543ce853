import { t } from '@lingui/core/macro';

/** The fields that every job or offer has, by the English label under which a request keeps them. */
const own: Record<string, string> = {
  get Title() {
    return t`Title`;
  },
  get Department() {
    return t`Department`;
  },
  get Location() {
    return t`Location`;
  },
  get 'Employment type'() {
    return t`Employment type`;
  },
  get Pay() {
    return t`Pay`;
  },
  get Openings() {
    return t`Openings`;
  },
  get 'Start date'() {
    return t`Start date`;
  },
  get 'Reports to'() {
    return t`Reports to`;
  },
};

/** A field's label in the reader's language; the organization's own fields are called as it calls them. */
export const fieldLabel = (label: string) => own[label] ?? label;
