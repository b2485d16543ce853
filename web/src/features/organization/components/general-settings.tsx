import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import type { Organization } from '@/contract';
import { timeZones } from '@/format/zones';
import { languages } from '@/language/language';
import { SettingsForm, useSettingsForm } from './settings-form';

const valuesOf = (organization: Organization) => ({
  name: organization.name,
  time_zone: organization.time_zone,
  locale: organization.locale,
  mail_sender_name: organization.mail_sender_name,
});

export function GeneralSettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const draft = useSettingsForm('general', organization, valuesOf, {
    name: isNotEmpty(t`The organization needs a name.`),
  });
  const { form } = draft;
  return (
    <SettingsForm organization={organization} draft={draft} changes={(values) => values}>
      <TextInput label={t`Name`} maxLength={200} {...form.getInputProps('name')} />
      <TextInput
        label={t`Short name`}
        description={t`In the addresses of your careers page. Ask the platform admin to change it.`}
        value={organization.slug}
        readOnly
      />
      <Select
        label={t`Time zone`}
        data={timeZones(form.values.time_zone)}
        searchable
        allowDeselect={false}
        {...form.getInputProps('time_zone')}
      />
      <Select
        label={t`Language`}
        description={t`Of the careers page, and of mails where the reader's own is not known.`}
        data={languages}
        allowDeselect={false}
        {...form.getInputProps('locale')}
      />
      <TextInput
        label={t`Sender of mails`}
        description={t`The name candidates see in their mailbox.`}
        placeholder={organization.name}
        maxLength={200}
        {...form.getInputProps('mail_sender_name')}
      />
    </SettingsForm>
  );
}
