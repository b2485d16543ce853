import { t } from '@lingui/core/macro';
import type { MyApplicationPage } from '@/contract';

/** Who decides: by name where names are told, else by role. */
export const deciderInWords = ({ role, names }: NonNullable<MyApplicationPage['decider']>): string => {
  const told = names.join(', ');
  switch (role) {
    case 'hiring_manager':
      return told === '' ? t`The hiring manager for this job.` : t`${told} (hiring manager)`;
    case 'recruiter':
      return told === '' ? t`The recruiters for this job.` : t`${told} (recruiting)`;
    default:
      return told === '' ? t`The hiring team for this job.` : told;
  }
};
