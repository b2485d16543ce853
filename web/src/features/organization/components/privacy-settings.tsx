import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Organization } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { RichTextField } from '@/ui/rich-text-field';
import { SettingsForm } from './settings-form';

export function PrivacySettings({ organization }: { organization: Organization }) {
  const form = useForm({ initialValues: { privacy_notice_html: organization.privacy_notice_html } });
  useFormDraft('privacy', form);
  return (
    <SettingsForm organization={organization} form={form} changes={(values) => values}>
      <Text size="sm" c="dimmed">
        Candidates agree to this text when they apply, and each consent keeps the number of the text it was
        given to. You are at text {organization.consent_version}; saving a changed one makes the next.
      </Text>
      <RichTextField
        label="Privacy notice"
        value={form.values.privacy_notice_html}
        onChange={(html) => form.setFieldValue('privacy_notice_html', html)}
        error={form.errors.privacy_notice_html}
      />
    </SettingsForm>
  );
}
