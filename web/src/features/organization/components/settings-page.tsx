import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Can, useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { organizationQuery } from '../api/organization';
import { ApprovalChains } from './approval-chains';
import { CareersSettings } from './careers-settings';
import { CustomFieldsSettings } from './custom-fields-settings';
import { GeneralSettings } from './general-settings';
import { PrivacySettings } from './privacy-settings';
import { RejectionReasons } from './rejection-reasons';
import { WorkingTimeSettings } from './working-time-settings';

export const settingsViews = [
  'general',
  'careers',
  'privacy',
  'working-time',
  'reasons',
  'workflows',
  'approvals',
  'letters',
  'mails',
  'texts',
  'fields',
  'interviews',
] as const;
export type SettingsView = (typeof settingsViews)[number];

interface SettingsPageProps {
  view: SettingsView;
  onView: (view: SettingsView) => void;
  /** The part about workflows, which is a feature of its own. */
  workflows: ReactNode;
  /** The templates of offer letters. */
  letters: ReactNode;
  /** The organization's own words for its mails. */
  mails: ReactNode;
  /** The account that sends text messages. */
  texts: ReactNode;
  /** The settings of interviews, which another feature shows. */
  interviews: ReactNode;
}

export function SettingsPage({
  view,
  onView,
  workflows,
  letters,
  mails,
  texts,
  interviews,
}: SettingsPageProps) {
  const { t } = useLingui();
  const administers = useCan('organization:update');
  const { data: organization, error, refetch } = useQuery(organizationQuery);
  return (
    <Page title={t`Settings`} width="narrow" description={organization?.name}>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The settings`} onRetry={() => void refetch()} />
      ) : organization === undefined ? (
        <RowsSkeleton rows={6} />
      ) : (
        <Tabs
          value={administers || view === 'letters' || view === 'mails' ? view : 'interviews'}
          onChange={(value) => onView((value ?? 'general') as SettingsView)}
          keepMounted={false}
        >
          <Tabs.List mb="lg">
            {administers && (
              <>
                <Tabs.Tab value="general">
                  <Trans>General</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="careers">
                  <Trans>Careers page</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="privacy">
                  <Trans>Privacy</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="working-time">
                  <Trans>Working time</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="reasons">
                  <Trans>Rejection reasons</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="workflows">
                  <Trans>Workflows</Trans>
                </Tabs.Tab>
                <Can do="approvals:manage">
                  <Tabs.Tab value="approvals">
                    <Trans>Approvals</Trans>
                  </Tabs.Tab>
                </Can>
                <Tabs.Tab value="texts">
                  <Trans>Text messages</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="fields">
                  <Trans>Custom fields</Trans>
                </Tabs.Tab>
              </>
            )}
            <Can do="offers:manage">
              <Tabs.Tab value="letters">
                <Trans>Offer letters</Trans>
              </Tabs.Tab>
            </Can>
            <Can do="mail_templates:manage">
              <Tabs.Tab value="mails">
                <Trans>Mails</Trans>
              </Tabs.Tab>
            </Can>
            <Tabs.Tab value="interviews">
              <Trans>Interviews</Trans>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="general">
            <GeneralSettings organization={organization} />
          </Tabs.Panel>
          <Tabs.Panel value="careers">
            <CareersSettings organization={organization} />
          </Tabs.Panel>
          <Tabs.Panel value="privacy">
            <PrivacySettings organization={organization} />
          </Tabs.Panel>
          <Tabs.Panel value="working-time">
            <WorkingTimeSettings />
          </Tabs.Panel>
          <Tabs.Panel value="reasons">
            <RejectionReasons />
          </Tabs.Panel>
          <Tabs.Panel value="workflows">{workflows}</Tabs.Panel>
          <Tabs.Panel value="approvals">
            <ApprovalChains />
          </Tabs.Panel>
          <Tabs.Panel value="mails">{mails}</Tabs.Panel>
          <Tabs.Panel value="texts">{texts}</Tabs.Panel>
          <Tabs.Panel value="letters">{letters}</Tabs.Panel>
          <Tabs.Panel value="fields">
            <CustomFieldsSettings />
          </Tabs.Panel>
          <Tabs.Panel value="interviews">{interviews}</Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
