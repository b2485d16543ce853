import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportDetails } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { isBeingRead } from '../api/imports';
import { useCheck } from '../model/use-check';
import { useSettings } from '../model/use-settings';
import { JobChoice } from './job-choice';
import { RowsTable } from './rows-table';
import { SettingsForm } from './settings-form';

/** Who the résumés of a zip are of, as far as it was found, and what holds for all of them. */
export function ResumesStep({ found, onChecked }: { found: ImportDetails; onChecked: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const settings = useSettings(found.id);
  const check = useCheck(found.id, onChecked);
  const { id, rows, unread, unsure } = found;
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['imports', id, 'rows'] });
  }, [client, id, unread]);
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="resumes-title">
        <Stack gap="md">
          <Title order={2} id="resumes-title">
            <Trans>Who the résumés are of</Trans>
          </Title>
          {isBeingRead(found) && (
            <>
              <Progress value={(100 * (rows - unread)) / rows} aria-label={t`Reading the résumés`} />
              <Text size="sm">
                <Trans>
                  {formatNumber(rows - unread)} of {formatNumber(rows)} read. It goes on when you leave the
                  page or close the browser.
                </Trans>
              </Text>
            </>
          )}
          {unsure > 0 && (
            <Alert color="yellow">
              <Text size="sm">
                <Trans>
                  Of <Plural value={unsure} one="# résumé" other="# résumés" /> something was guessed. Look at
                  them before you import.
                </Trans>
              </Text>
            </Alert>
          )}
          <RowsTable found={found} first="all" />
        </Stack>
      </Card>
      <Card component="section" aria-labelledby="settings-title">
        <Title order={2} id="settings-title" mb="sm">
          <Trans>For all résumés</Trans>
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
        <Button onClick={() => check.mutate()} loading={check.isPending} disabled={isBeingRead(found)}>
          <Trans>
            Check <Plural value={rows} one="# résumé" other="# résumés" />
          </Trans>
        </Button>
        <Text size="sm" c="dimmed">
          {isBeingRead(found)
            ? t`First all of them are read.`
            : t`Every row is looked at; nothing is imported yet.`}
        </Text>
      </Group>
    </Stack>
  );
}
