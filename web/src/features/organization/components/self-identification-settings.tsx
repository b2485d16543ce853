import { Trans, useLingui } from '@lingui/react/macro';
import { List, NumberInput, Switch, Text } from '@mantine/core';
import type { Organization } from '@/contract';
import { SettingsForm, useSettingsForm } from './settings-form';

interface AskingValues extends Record<string, unknown> {
  asks_self_identification: boolean;
  smallest_group: number | '';
}

const valuesOf = (organization: Organization): AskingValues => ({
  asks_self_identification: organization.asks_self_identification,
  smallest_group: organization.smallest_group,
});

export function SelfIdentificationSettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const draft = useSettingsForm('self-identification', organization, valuesOf, {
    smallest_group: (value) => (value !== '' && value >= 5 && value <= 100 ? null : t`From 5 to 100.`),
  });
  const { form } = draft;
  return (
    <SettingsForm
      organization={organization}
      draft={draft}
      changes={({ asks_self_identification, smallest_group }) => ({
        asks_self_identification,
        smallest_group: smallest_group === '' ? undefined : smallest_group,
      })}
    >
      <Text size="sm">
        <Trans>
          In the United States employers keep records by sex and by race or ethnicity, to see whether their
          hiring has an adverse impact on a group (29 CFR 1607.4). Elsewhere it is often forbidden to ask:
          find out before you switch this on.
        </Trans>
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>
          <Trans>
            Candidates are asked on their private page, after they have applied. They need not answer.
          </Trans>
        </List.Item>
        <List.Item>
          <Trans>
            Nobody sees who answered what: no screen, search, export or programming interface shows it.
            Erasing a person removes their answers.
          </Trans>
        </List.Item>
        <List.Item>
          <Trans>
            The report on adverse impact counts whole months that are over, and hides groups that are too
            small.
          </Trans>
        </List.Item>
      </List>
      <Switch
        label={t`Ask candidates for their sex and their race or ethnicity`}
        description={t`By the categories of the EEO-1 report. Switched off, what was answered stays and is not shown.`}
        {...form.getInputProps('asks_self_identification', { type: 'checkbox' })}
      />
      <NumberInput
        label={t`Smallest group that is shown`}
        description={t`More makes it harder to guess who is meant; less than 5 is not possible.`}
        min={5}
        max={100}
        allowDecimal={false}
        {...form.getInputProps('smallest_group')}
      />
    </SettingsForm>
  );
}
