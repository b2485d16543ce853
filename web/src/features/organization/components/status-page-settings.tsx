import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Switch, Text } from '@mantine/core';
import type { Organization } from '@/contract';
import { SettingsForm, useSettingsForm } from './settings-form';

interface StatusPageValues extends Record<string, unknown> {
  shown_decider: Organization['shown_decider'];
  shows_promised_date: boolean;
}

const valuesOf = (organization: Organization): StatusPageValues => ({
  shown_decider: organization.shown_decider,
  shows_promised_date: organization.shows_promised_date,
});

export function StatusPageSettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const draft = useSettingsForm('status-page', organization, valuesOf);
  const { form } = draft;
  return (
    <SettingsForm organization={organization} draft={draft} changes={(values) => values}>
      <Text size="sm">
        <Trans>
          Everybody who applies has a private page. It says in plain words where the application is, shows
          what was written, and takes messages and documents.
        </Trans>
      </Text>
      <Select
        label={t`Who decides`}
        description={t`The hiring managers of the job, or its recruiters where there are none.`}
        data={[
          { value: 'role', label: t`Say the role, such as “the hiring manager”` },
          { value: 'name', label: t`Say their names` },
          { value: 'nobody', label: t`Do not say it` },
        ]}
        allowDeselect={false}
        {...form.getInputProps('shown_decider')}
      />
      <Switch
        label={t`Say by when there is news`}
        description={t`The day by which the service level of the stage is kept. Stages without one promise nothing.`}
        {...form.getInputProps('shows_promised_date', { type: 'checkbox' })}
      />
    </SettingsForm>
  );
}
