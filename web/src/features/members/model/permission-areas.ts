import { t } from '@lingui/core/macro';
import type { Permission } from '@/session/permissions';

/** What members can be allowed; the rest is the platform's. */
export type Grantable = Exclude<Permission, `platform:${string}`>;

/** What each permission lets people do, in a sentence. */
export const permissionSentences: Record<Grantable, string> = {
  get 'jobs:read'() {
    return t`See jobs and their postings.`;
  },
  get 'jobs:read_confidential'() {
    return t`See confidential jobs without being on their hiring teams.`;
  },
  get 'jobs:create'() {
    return t`Write new jobs and keep templates of them.`;
  },
  get 'jobs:update'() {
    return t`Change jobs: posting, questions, hiring team, criteria, share links.`;
  },
  get 'jobs:publish'() {
    return t`Open jobs, put them on hold and close them.`;
  },
  get 'jobs:delete'() {
    return t`Delete drafts and archive jobs.`;
  },
  get 'approvals:decide'() {
    return t`Decide what they are asked to approve.`;
  },
  get 'approvals:manage'() {
    return t`Write approval chains and hand on what waits.`;
  },
  get 'candidates:read'() {
    return t`See all candidates and what they sent.`;
  },
  get 'candidates:update'() {
    return t`Add, change, tag, import and export candidates.`;
  },
  get 'candidates:merge'() {
    return t`Make two records of one person one, and take them apart.`;
  },
  get 'candidates:disclose'() {
    return t`Make copies of everything that is kept of a person, and decide who gets theirs.`;
  },
  get 'candidates:erase'() {
    return t`Erase a person for good, everywhere.`;
  },
  get 'holds:manage'() {
    return t`Place legal holds on candidates and jobs, and lift them.`;
  },
  get 'retention:manage'() {
    return t`Say how long people are kept before they are erased.`;
  },
  get 'applications:read'() {
    return t`See all applications.`;
  },
  get 'applications:read_assigned'() {
    return t`See the applications that they are asked to assess.`;
  },
  get 'applications:advance'() {
    return t`Move applications on, reject them, and undo it.`;
  },
  get 'applications:reopen'() {
    return t`Reopen rejected applications.`;
  },
  get 'applications:assign'() {
    return t`Choose who assesses an application.`;
  },
  get 'accommodations:manage'() {
    return t`Read what people ask to be adjusted for them, and answer it.`;
  },
  get 'notes:write'() {
    return t`Write notes.`;
  },
  get 'files:read'() {
    return t`Open résumés and other files.`;
  },
  get 'files:remove'() {
    return t`Remove files of candidates and bring them back.`;
  },
  get 'files:upload'() {
    return t`Upload files.`;
  },
  get 'messages:read'() {
    return t`Read the mails with candidates, and recall those that wait.`;
  },
  get 'messages:send'() {
    return t`Write to candidates.`;
  },
  get 'mail_templates:manage'() {
    return t`Change the words of mails and the saved messages.`;
  },
  get 'interviews:read'() {
    return t`See all interviews and what was submitted about them.`;
  },
  get 'interviews:read_assigned'() {
    return t`See the interviews that they hold.`;
  },
  get 'interviews:schedule'() {
    return t`Schedule, move and cancel interviews.`;
  },
  get 'interview_kits:manage'() {
    return t`Write interview kits and decide how times are offered.`;
  },
  get 'ai_interviews:read'() {
    return t`See what AI interviews ask, and how they were approved.`;
  },
  get 'ai_interviews:manage'() {
    return t`Write AI interviews and ask for their approval.`;
  },
  get 'ai_interviews:approve'() {
    return t`Approve AI interviews of the jobs whose hiring team they are on.`;
  },
  get 'scorecards:write'() {
    return t`Submit scorecards.`;
  },
  get 'offers:read'() {
    return t`See offers with pay, letters and evidence.`;
  },
  get 'offers:manage'() {
    return t`Write, send, extend and withdraw offers, and write their letters.`;
  },
  get 'reports:read'() {
    return t`See reports over all jobs, and the rows behind them.`;
  },
  get 'reports:read_own_jobs'() {
    return t`See reports over the jobs whose hiring team they are on.`;
  },
  get 'reports:read_adverse_impact'() {
    return t`See whether groups by sex, race or ethnicity come equally far; never who said what.`;
  },
  get 'organization:read'() {
    return t`Open Rolecall for this organization.`;
  },
  get 'notifications:read'() {
    return t`Get notifications.`;
  },
  get 'organization:update'() {
    return t`Change the organization itself: name, looks, working time, careers page, privacy, text messages.`;
  },
  get 'members:read'() {
    return t`See who the members are.`;
  },
  get 'members:manage'() {
    return t`Give roles, remove members, and make roles.`;
  },
  get 'invitations:manage'() {
    return t`Invite people.`;
  },
  get 'workflows:read'() {
    return t`See workflows and their stages.`;
  },
  get 'workflows:manage'() {
    return t`Change workflows, promises, automation and rejection reasons.`;
  },
  get 'custom_fields:manage'() {
    return t`Decide which custom fields there are.`;
  },
  get 'integrations:read'() {
    return t`See connections to other systems, and what was read from them.`;
  },
  get 'integrations:manage'() {
    return t`Connect other systems, and say what is taken over from them.`;
  },
  get 'audit:read'() {
    return t`Read the audit log.`;
  },
};

export interface PermissionArea {
  key: string;
  label: string;
  permissions: Grantable[];
}

/** The permissions in the order in which the screens show them. */
export const permissionAreas: readonly PermissionArea[] = [
  {
    key: 'jobs',
    get label() {
      return t`Jobs`;
    },
    permissions: [
      'jobs:read',
      'jobs:read_confidential',
      'jobs:create',
      'jobs:update',
      'jobs:publish',
      'jobs:delete',
      'approvals:decide',
      'approvals:manage',
    ],
  },
  {
    key: 'candidates',
    get label() {
      return t`Candidates and applications`;
    },
    permissions: [
      'candidates:read',
      'candidates:update',
      'candidates:merge',
      'candidates:disclose',
      'candidates:erase',
      'holds:manage',
      'retention:manage',
      'applications:read',
      'applications:read_assigned',
      'applications:advance',
      'applications:reopen',
      'applications:assign',
      'accommodations:manage',
      'notes:write',
      'files:read',
      'files:upload',
      'files:remove',
    ],
  },
  {
    key: 'messages',
    get label() {
      return t`Messages`;
    },
    permissions: ['messages:read', 'messages:send', 'mail_templates:manage'],
  },
  {
    key: 'interviews',
    get label() {
      return t`Interviews`;
    },
    permissions: [
      'interviews:read',
      'interviews:read_assigned',
      'interviews:schedule',
      'interview_kits:manage',
      'ai_interviews:read',
      'ai_interviews:manage',
      'ai_interviews:approve',
      'scorecards:write',
    ],
  },
  {
    key: 'offers',
    get label() {
      return t`Offers`;
    },
    permissions: ['offers:read', 'offers:manage'],
  },
  {
    key: 'reports',
    get label() {
      return t`Reports`;
    },
    permissions: ['reports:read', 'reports:read_own_jobs', 'reports:read_adverse_impact'],
  },
  {
    key: 'organization',
    get label() {
      return t`Organization`;
    },
    permissions: [
      'organization:read',
      'notifications:read',
      'organization:update',
      'members:read',
      'members:manage',
      'invitations:manage',
      'workflows:read',
      'workflows:manage',
      'custom_fields:manage',
      'integrations:read',
      'integrations:manage',
      'audit:read',
    ],
  },
];

/** The areas with the permissions whose sentence or name has every word of the text. */
export const matchingAreas = (text: string): PermissionArea[] => {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return permissionAreas
    .map((area) => ({
      key: area.key,
      label: area.label,
      permissions: area.permissions.filter((one) => {
        const told = `${area.label} ${permissionSentences[one]} ${one}`.toLocaleLowerCase();
        return words.every((word) => told.includes(word));
      }),
    }))
    .filter(({ permissions }) => permissions.length > 0);
};
