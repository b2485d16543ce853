import { t } from '@lingui/core/macro';
import type { SavedJob } from '@/contract';

/** What has become of a job that one keeps: of one's own application, else of the job. */
export const stateOf = ({ application_status: status, is_open: open }: SavedJob): string => {
  switch (status) {
    case null:
      return open ? t`Takes applications` : t`No longer open`;
    case 'active':
      return t`Applied`;
    case 'hired':
      return t`Hired`;
    case 'rejected':
      return t`Not taken further`;
    case 'withdrawn':
      return t`Withdrawn`;
  }
};
