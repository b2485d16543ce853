import { t } from '@lingui/core/macro';
import type { Permission } from '@/session/permissions';

export const settingsViews = [
  'general',
  'working-time',
  'roles',
  'language-model',
  'careers',
  'careers-page',
  'careers-domains',
  'status-page',
  'job-boards',
  'privacy',
  'consents',
  'self-identification',
  'data-copies',
  'erasures',
  'holds',
  'retention',
  'workflows',
  'reasons',
  'approvals',
  'fields',
  'interviews',
  'letters',
  'mails',
  'texts',
  'connections',
] as const;
export type SettingsView = (typeof settingsViews)[number];

export interface SettingsSection {
  view: SettingsView;
  label: string;
  /** What is set there, for the list and its search. */
  about: string;
  may: Permission;
}

export interface SettingsGroup {
  key: string;
  label: string;
  sections: SettingsSection[];
}

const groups = (): SettingsGroup[] => [
  {
    key: 'organization',
    label: t`Organization`,
    sections: [
      {
        view: 'general',
        label: t`General`,
        about: t`Name, time zone, language, color, logo, sender of mails, applying again`,
        may: 'organization:update',
      },
      {
        view: 'working-time',
        label: t`Working time`,
        about: t`Working days and public holidays`,
        may: 'organization:update',
      },
      {
        view: 'roles',
        label: t`Roles`,
        about: t`What members may do, and roles of your own`,
        may: 'members:manage',
      },
      {
        view: 'language-model',
        label: t`Language model`,
        about: t`The endpoint, its key, what it may be asked, tokens a month, AI`,
        may: 'organization:update',
      },
    ],
  },
  {
    key: 'public',
    label: t`Candidates’ side`,
    sections: [
      {
        view: 'careers',
        label: t`Careers page`,
        about: t`Tagline, website, about you, pay in postings`,
        may: 'organization:update',
      },
      {
        view: 'careers-page',
        label: t`Page editor`,
        about: t`Blocks of the careers page, pictures, preview, languages, earlier versions`,
        may: 'organization:update',
      },
      {
        view: 'careers-domains',
        label: t`Own domain`,
        about: t`The careers site at jobs.example.com: DNS records, checks, main domain`,
        may: 'organization:update',
      },
      {
        view: 'status-page',
        label: t`Candidates’ page`,
        about: t`Who decides, and by when there is news`,
        may: 'organization:update',
      },
      {
        view: 'job-boards',
        label: t`Job boards`,
        about: t`The list of jobs on your own website, feeds for Indeed, ZipRecruiter and Talent.com, keys`,
        may: 'organization:update',
      },
      {
        view: 'privacy',
        label: t`Privacy`,
        about: t`Applying again, who reads applications`,
        may: 'organization:update',
      },
      {
        view: 'consents',
        label: t`Consents`,
        about: t`Privacy notice, being kept for other jobs: versions, publishing, asking anew`,
        may: 'organization:update',
      },
      {
        view: 'self-identification',
        label: t`Self-identification`,
        about: t`Voluntary questions about sex, race or ethnicity, for the report on adverse impact`,
        may: 'organization:update',
      },
      {
        view: 'data-copies',
        label: t`Copies of data`,
        about: t`Who asked for a copy of their data, and what a copy tells`,
        may: 'candidates:disclose',
      },
      {
        view: 'erasures',
        label: t`Erased people`,
        about: t`Who asked to be erased, and receipts of what was erased and what was kept`,
        may: 'candidates:erase',
      },
      {
        view: 'holds',
        label: t`Legal holds`,
        about: t`What must not be erased, why and how long`,
        may: 'holds:manage',
      },
      {
        view: 'retention',
        label: t`Retention`,
        about: t`How long people are kept, and who was erased each night`,
        may: 'retention:manage',
      },
    ],
  },
  {
    key: 'hiring',
    label: t`Hiring`,
    sections: [
      {
        view: 'workflows',
        label: t`Workflows`,
        about: t`Stages, moves, service levels, automation`,
        may: 'workflows:manage',
      },
      {
        view: 'reasons',
        label: t`Rejection reasons`,
        about: t`What is chosen when somebody is rejected`,
        may: 'workflows:manage',
      },
      {
        view: 'approvals',
        label: t`Approvals`,
        about: t`Who approves jobs and offers`,
        may: 'approvals:manage',
      },
      {
        view: 'fields',
        label: t`Custom fields`,
        about: t`What you keep about candidates beyond the usual`,
        may: 'custom_fields:manage',
      },
      {
        view: 'interviews',
        label: t`Interviews`,
        about: t`Interview kits, hours and limits, how times are offered`,
        may: 'interview_kits:manage',
      },
    ],
  },
  {
    key: 'words',
    label: t`Words`,
    sections: [
      {
        view: 'letters',
        label: t`Offer letters`,
        about: t`Templates of letters`,
        may: 'offers:manage',
      },
      {
        view: 'mails',
        label: t`Mails`,
        about: t`The words of mails, and saved messages`,
        may: 'mail_templates:manage',
      },
      {
        view: 'texts',
        label: t`Text messages`,
        about: t`The account that sends them, the sender, a test, hours`,
        may: 'organization:update',
      },
    ],
  },
  {
    key: 'systems',
    label: t`Other systems`,
    sections: [
      {
        view: 'connections',
        label: t`Connections`,
        about: t`Greenhouse and other applicant tracking systems: jobs and candidates from there`,
        may: 'integrations:read',
      },
    ],
  },
];

/** The sections that somebody with these permissions has, grouped in the order of the list. */
export const sectionsOf = (permissions: readonly string[]): SettingsGroup[] =>
  groups()
    .map((group) => ({ ...group, sections: group.sections.filter(({ may }) => permissions.includes(may)) }))
    .filter(({ sections }) => sections.length > 0);

/** The groups with the sections that say every word of the text. */
export const foundSections = (listed: readonly SettingsGroup[], text: string): SettingsGroup[] => {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return listed
    .map((group) => ({
      ...group,
      sections: group.sections.filter(({ label, about }) => {
        const told = `${group.label} ${label} ${about}`.toLocaleLowerCase();
        return words.every((word) => told.includes(word));
      }),
    }))
    .filter(({ sections }) => sections.length > 0);
};

/** Any of these opens the settings. */
export const settingsPermissions: readonly [Permission, ...Permission[]] = [
  'organization:update',
  'members:manage',
  'candidates:disclose',
  'candidates:erase',
  'holds:manage',
  'retention:manage',
  'workflows:manage',
  'approvals:manage',
  'custom_fields:manage',
  'interview_kits:manage',
  'offers:manage',
  'mail_templates:manage',
  'integrations:read',
];
