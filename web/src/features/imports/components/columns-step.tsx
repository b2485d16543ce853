import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ImportDetails } from '@/contract';
import { useCheck } from '../model/use-check';
import { useSettings } from '../model/use-settings';
import { ColumnChoices } from './column-choices';
import classes from './imports.module.css';
import { JobChoice } from './job-choice';
import { PreviewTable } from './preview-table';
import { SavedMappings } from './saved-mappings';
import { SettingsForm } from './settings-form';

const names = ['full_name', 'first_name', 'last_name'];

/** What the columns are, beside the first rows as they would be. */
export function ColumnsStep({ found, onChecked }: { found: ImportDetails; onChecked: () => void }) {
  const { t } = useLingui();
  const settings = useSettings(found.id);
  const check = useCheck(found.id, onChecked);
  const targets = found.columns.map((column) => column.target);
  const missing = !targets.some((one) => names.includes(one))
    ? t`Say which column is the name.`
    : !targets.some((one) => one === 'email' || one === 'phone')
      ? t`Say which column is the e-mail address or the phone number.`
      : '';
  return (
    <Stack gap="lg">
      <div className={classes.two}>
        <Card component="section" aria-labelledby="columns-title">
          <Group justify="space-between" mb="sm" gap="xs">
            <Title order={2} id="columns-title">
              <Trans>What the columns are</Trans>
            </Title>
            <SavedMappings found={found} onApply={(next) => settings.mutate({ targets: next })} />
          </Group>
          <ColumnChoices found={found} onTargets={(next) => settings.mutate({ targets: next })} />
        </Card>
        <Card component="section" aria-labelledby="preview-title">
          <Title order={2} id="preview-title" mb="sm">
            <Trans>The first rows as they would be</Trans>
          </Title>
          <PreviewTable found={found} />
        </Card>
      </div>
      <Card component="section" aria-labelledby="settings-title">
        <Title order={2} id="settings-title" mb="sm">
          <Trans>For all rows</Trans>
        </Title>
        <SettingsForm found={found} onChange={(change) => settings.mutate(change)} />
      </Card>
      <Card component="section" aria-labelledby="job-title">
        <Title order={2} id="job-title" mb="sm">
          <Trans>Into a job</Trans>
        </Title>
        <JobChoice found={found} onChange={(change) => settings.mutate(change)} />
      </Card>
      <Group gap="sm">
        <Button onClick={() => check.mutate()} loading={check.isPending} disabled={missing !== ''}>
          <Trans>
            Check <Plural value={found.rows} one="# row" other="# rows" />
          </Trans>
        </Button>
        <Text size="sm" c="dimmed">
          {missing === '' ? t`Every row is looked at; nothing is imported yet.` : missing}
        </Text>
      </Group>
    </Stack>
  );
}
