import { Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Organization } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { RichTextField } from '@/ui/rich-text-field';
import { SettingsForm } from './settings-form';

interface PrivacyValues extends Record<string, unknown> {
  privacy_notice_html: string;
  reapply_policy: Organization['reapply_policy'];
  hiring_manager_visibility: Organization['hiring_manager_visibility'];
  retention_days: number | '';
}

export function PrivacySettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const form = useForm<PrivacyValues>({
    initialValues: {
      privacy_notice_html: organization.privacy_notice_html,
      reapply_policy: organization.reapply_policy,
      hiring_manager_visibility: organization.hiring_manager_visibility,
      retention_days: organization.retention_days ?? '',
    },
    validate: {
      retention_days: (value) =>
        value === '' || (value >= 30 && value <= 3650) ? null : t`From 30 to 3650 days, or empty.`,
    },
  });
  useFormDraft('privacy', form);
  return (
    <SettingsForm
      organization={organization}
      form={form}
      changes={({ retention_days, ...rest }) => ({
        ...rest,
        retention_days: retention_days === '' ? null : retention_days,
      })}
    >
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
      <NumberInput
        label={t`Keep closed applications for (days)`}
        description={t`Empty: until somebody erases them.`}
        min={30}
        max={3650}
        allowDecimal={false}
        {...form.getInputProps('retention_days')}
      />
    </SettingsForm>
  );
}
