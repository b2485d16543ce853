import { t } from '@lingui/core/macro';
import type { MyProfile, MyProfileItem, ProfileSection } from '@/contract';
import { formatDate } from '@/format/dates';
import { fieldName } from '@/profile/words';

/** What a field is called to the person themself. */
export const ownFieldName = (section: ProfileSection, field: string): string => {
  if (field === 'current') return t`I work there now`;
  if (field === 'highlights') return t`What you did`;
  return fieldName(section, field);
};

/** Whose word an item is; empty for what stands as it was read. */
export const whoseWord = (item: MyProfileItem): string => {
  if (item.at === null || item.state === 'read') return '';
  const day = formatDate(item.at);
  if (!item.by_candidate) return t`Changed by the employer, ${day}`;
  return item.state === 'added' ? t`Added by you, ${day}` : t`Corrected by you, ${day}`;
};

/** What became of a résumé that was not read; empty for one that was. */
export const resumeInWords = ({ filename, state }: MyProfile['resumes'][number]): string => {
  switch (state) {
    case 'waiting':
      return t`${filename} is waiting to be read. What is in it appears here by itself.`;
    case 'nothing':
      return t`${filename} was read, and nothing was found in it. Add what matters yourself.`;
    case 'failed':
    case 'no_text':
      return t`${filename} could not be read by a program. People read it all the same; add here what matters.`;
    case 'read':
      return '';
  }
};
