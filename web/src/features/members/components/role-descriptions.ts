/** What each role is for, in a sentence. */
export const roleDescriptions: Partial<Record<string, string>> = {
  organization_admin: 'Everything in the organization: members, settings, the audit log, and all hiring.',
  recruiter: 'Writes and publishes jobs, moves applications, reads all candidates.',
  hiring_manager: 'Reads all applications and candidates, and writes notes.',
  interviewer: 'Sees the applications assigned to them, and writes notes.',
};
