import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportDetails } from '@/contract';
import { toastFailed } from '@/ui/toast';
import { beginRun, errorsFile, importQuery } from '../api/imports';
import { countOf, countOfApplications, isOfResumes, toMend } from '../model/states';
import { Counts } from './counts';
import { RowsTable } from './rows-table';

/** What the import would do, row by row, and the button that does it. */
export function CheckStep({ found, onColumns }: { found: ImportDetails; onColumns: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => beginRun(found.id),
    onSuccess: (begun) => client.setQueryData(importQuery(found.id).queryKey, begun),
    onError: (error) => toastFailed(t`The import was not begun`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
  const wanted = countOf(found, 'new', 'changes');
  const isWorth = wanted + countOfApplications(found, 'new') > 0;
  const wrong = countOf(found, ...toMend);
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="check-title">
        <Stack gap="md">
          <Title order={2} id="check-title">
            <Trans>What the import would do</Trans>
          </Title>
          <Counts found={found} />
          {wrong > 0 && (
            <Alert color="yellow">
              <Text size="sm">
                {isOfResumes(found) ? (
                  <Trans>
                    <Plural value={wrong} one="# résumé" other="# résumés" /> cannot be imported. Mend below
                    who they are of, or import the others now.
                  </Trans>
                ) : (
                  <Trans>
                    <Plural value={wrong} one="# row" other="# rows" /> cannot be imported. You can import the
                    others now, mend these in their file, and upload that.
                  </Trans>
                )}
              </Text>
            </Alert>
          )}
          {!isWorth && (
            <Text size="sm">
              <Trans>There is nothing to import in this file.</Trans>
            </Text>
          )}
          <Group gap="xs">
            {isWorth && (
              <Button loading={run.isPending} onClick={() => run.mutate()}>
                {found.job_id === null ? (
                  <Trans>
                    Import <Plural value={wanted} one="# row" other="# rows" />
                  </Trans>
                ) : (
                  t`Import into ${found.job_title}`
                )}
              </Button>
            )}
            {wrong > 0 && (
              <Button
                variant="default"
                component="a"
                href={errorsFile(found.id)}
                download
                leftSection={<IconDownload size={16} />}
              >
                <Trans>Rows to mend</Trans>
              </Button>
            )}
            <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={onColumns}>
              {isOfResumes(found) ? t`Back to the résumés` : t`Change the columns`}
            </Button>
          </Group>
        </Stack>
      </Card>
      <RowsTable found={found} first={countOf(found, 'error') > 0 ? 'error' : 'all'} />
    </Stack>
  );
}
