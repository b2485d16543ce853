import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Group, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Organization } from '@/contract';
import { useMe } from '@/session/use-me';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { usePhone } from '@/ui/use-phone';
import { organizationQuery } from '../api/organization';
import { sectionsOf, type SettingsView } from '../model/sections';
import { ApprovalChains } from './approval-chains';
import { CareersDomains } from './careers-domains';
import { CareersSettings } from './careers-settings';
import { CustomFieldsSettings } from './custom-fields-settings';
import { GeneralSettings } from './general-settings';
import { JobBoardsSettings } from './job-boards-settings';
import { PrivacySettings } from './privacy-settings';
import { RejectionReasons } from './rejection-reasons';
import { SelfIdentificationSettings } from './self-identification-settings';
import { SettingsList } from './settings-list';
import classes from './settings-page.module.css';
import { StatusPageSettings } from './status-page-settings';
import { WorkingTimeSettings } from './working-time-settings';

/** The sections that other features show. */
export type Elsewhere = Record<
  | 'careers-page'
  | 'workflows'
  | 'letters'
  | 'mails'
  | 'texts'
  | 'interviews'
  | 'roles'
  | 'language-model'
  | 'connections'
  | 'consents'
  | 'data-copies'
  | 'erasures'
  | 'holds'
  | 'retention',
  ReactNode
>;

/** The settings: their list at the side; on a phone the list first, then the section. */
export function SettingsPage({ view, elsewhere }: { view: SettingsView | undefined; elsewhere: Elsewhere }) {
  const { t } = useLingui();
  const phone = usePhone();
  const groups = sectionsOf(useMe().permissions);
  const { data: organization, error, refetch } = useQuery(organizationQuery);
  const all = groups.flatMap(({ sections }) => sections);
  const chosen = all.find((section) => section.view === view) ?? (phone ? undefined : all[0]);
  const content =
    error !== null ? (
      <ErrorPanel error={error} what={t`The settings`} onRetry={() => void refetch()} />
    ) : organization === undefined ? (
      <RowsSkeleton rows={6} />
    ) : (
      chosen !== undefined && sectionOf(chosen.view, organization, elsewhere)
    );
  if (phone && chosen !== undefined)
    return (
      <Page
        title={chosen.label}
        above={
          <Anchor renderRoot={(props) => <Link {...props} to="/app/settings" />}>
            <Group gap={4} mih={40}>
              <IconChevronLeft size={16} aria-hidden />
              <Trans>All settings</Trans>
            </Group>
          </Anchor>
        }
      >
        {content}
      </Page>
    );
  return (
    <Page title={t`Settings`} description={organization?.name}>
      {phone ? (
        <SettingsList groups={groups} current={undefined} alone />
      ) : (
        <div className={classes.columns} data-wide={chosen?.view === 'careers-page' || undefined}>
          <div className={classes.list}>
            <SettingsList groups={groups} current={chosen?.view} alone={false} />
          </div>
          <div>
            {chosen !== undefined && (
              <Title order={2} mb="md">
                {chosen.label}
              </Title>
            )}
            {content}
          </div>
        </div>
      )}
    </Page>
  );
}

const sectionOf = (view: SettingsView, organization: Organization, elsewhere: Elsewhere): ReactNode => {
  switch (view) {
    case 'general':
      return <GeneralSettings organization={organization} />;
    case 'careers':
      return <CareersSettings organization={organization} />;
    case 'careers-domains':
      return <CareersDomains />;
    case 'status-page':
      return <StatusPageSettings organization={organization} />;
    case 'job-boards':
      return <JobBoardsSettings organization={organization} />;
    case 'privacy':
      return <PrivacySettings organization={organization} />;
    case 'self-identification':
      return <SelfIdentificationSettings organization={organization} />;
    case 'working-time':
      return <WorkingTimeSettings />;
    case 'reasons':
      return <RejectionReasons />;
    case 'approvals':
      return <ApprovalChains />;
    case 'fields':
      return <CustomFieldsSettings />;
    default:
      return elsewhere[view];
  }
};
