import { t } from '@lingui/core/macro';

/** What each role is for, in a sentence. */
export const roleDescriptions: Partial<Record<string, string>> = {
  get organization_admin() {
    return t`Everything in the organization: members, settings, the audit log, and all hiring.`;
  },
  get recruiter() {
    return t`Writes and publishes jobs, moves applications, reads all candidates.`;
  },
  get hiring_manager() {
    return t`Reads all applications and candidates, and writes notes.`;
  },
  get interviewer() {
    return t`Sees the applications assigned to them, and writes notes.`;
  },
};
