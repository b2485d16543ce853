import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import type { Organization } from '@/contract';
import { SettingsForm, useSettingsForm } from './settings-form';

interface PrivacyValues extends Record<string, unknown> {
  reapply_policy: Organization['reapply_policy'];
  hiring_manager_visibility: Organization['hiring_manager_visibility'];
}

const valuesOf = (organization: Organization): PrivacyValues => ({
  reapply_policy: organization.reapply_policy,
  hiring_manager_visibility: organization.hiring_manager_visibility,
});

export function PrivacySettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const draft = useSettingsForm('privacy', organization, valuesOf);
  const { form } = draft;
  return (
    <SettingsForm organization={organization} draft={draft} changes={(values) => values}>
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
