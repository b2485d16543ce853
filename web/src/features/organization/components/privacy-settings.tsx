import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Text } from '@mantine/core';
import type { Organization } from '@/contract';
import { RichTextField } from '@/ui/rich-text-field';
import { SettingsForm, useSettingsForm } from './settings-form';

interface PrivacyValues extends Record<string, unknown> {
  privacy_notice_html: string;
  reapply_policy: Organization['reapply_policy'];
  hiring_manager_visibility: Organization['hiring_manager_visibility'];
}

const valuesOf = (organization: Organization): PrivacyValues => ({
  privacy_notice_html: organization.privacy_notice_html,
  reapply_policy: organization.reapply_policy,
  hiring_manager_visibility: organization.hiring_manager_visibility,
});

export function PrivacySettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const draft = useSettingsForm('privacy', organization, valuesOf);
  const { form } = draft;
  return (
    <SettingsForm organization={organization} draft={draft} changes={(values) => values}>
      <Text size="sm" c="dimmed">
        <Trans>
          Candidates agree to this text when they apply, and each consent keeps the number of the text it was
          given to. You are at text {organization.consent_version}; saving a changed one makes the next.
        </Trans>
      </Text>
      <RichTextField
        label={t`Privacy notice`}
        value={form.values.privacy_notice_html}
        onChange={(html) => form.setFieldValue('privacy_notice_html', html)}
        error={form.errors.privacy_notice_html}
      />
      <Select
        label={t`Applying again for the same job`}
        data={[
          { value: 'after_closure', label: t`Once the earlier application was rejected or withdrawn` },
          { value: 'never', label: t`Never` },
        ]}
        allowDeselect={false}
        {...form.getInputProps('reapply_policy')}
      />
      <Select
        label={t`Hiring managers read`}
        data={[
          { value: 'organization', label: t`All applications of the organization` },
          { value: 'own_jobs', label: t`Applications for jobs they are on the team of` },
        ]}
        allowDeselect={false}
        {...form.getInputProps('hiring_manager_visibility')}
      />
    </SettingsForm>
  );
}
