import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ImportDetails, ImportWork } from '@/contract';
import { formatDate } from '@/format/dates';
import { isOpen, operationQuery, takeBackOperation } from '@/operations/operations';
import { Confirm } from '@/ui/confirm';
import { toastFailed } from '@/ui/toast';
import { errorsFile, resultsFile } from '../api/imports';
import { countOf, countOfApplications, toMend } from '../model/states';
import { Counts } from './counts';
import { RowsTable } from './rows-table';

/** What became of the rows, and taking them back. */
export function ResultStep({ found, run }: { found: ImportDetails; run: ImportWork }) {
  const { t } = useLingui();
  const wrong = countOf(found, ...toMend);
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="result-title">
        <Stack gap="md">
          <Title order={2} id="result-title">
            {run.undone_by_id !== null ? t`Taken back` : run.status === 'done' ? t`Imported` : t`Stopped`}
          </Title>
          {run.status === 'cancelled' && run.undone_by_id === null && (
            <Alert color="yellow">
              <Trans>
                The import was stopped. What was done stays; upload the file again for the rest, those who are
                there already are found.
              </Trans>
            </Alert>
          )}
          {run.remark !== '' && <Alert color="yellow">{run.remark}</Alert>}
          <Counts found={found} />
          {run.undone_by_id !== null && <Undoing id={run.undone_by_id} />}
          <Group gap="xs">
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/app/candidates" />}>
              <Trans>Show the candidates</Trans>
            </Button>
            {found.job_id !== null && (
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/app/jobs/$jobId" params={{ jobId: found.job_id ?? '' }} />
                )}
              >
                <Trans>Show the job</Trans>
              </Button>
            )}
            <Button
              variant="default"
              component="a"
              href={resultsFile(found.id)}
              download
              leftSection={<IconDownload size={16} />}
            >
              <Trans>Results</Trans>
            </Button>
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
            <TakeBack found={found} run={run} />
          </Group>
        </Stack>
      </Card>
      <RowsTable key={run.undone_by_id} found={found} first="all" />
    </Stack>
  );
}

function Undoing({ id }: { id: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data } = useQuery(operationQuery(id));
  const processed = data?.processed;
  useEffect(() => {
    if (processed !== undefined) void client.invalidateQueries({ queryKey: ['imports'] });
  }, [client, processed]);
  if (data === undefined || !isOpen(data))
    return (
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link {...props} to="/app/operations/$operationId" params={{ operationId: id }} />
        )}
      >
        <Trans>How it was taken back</Trans>
      </Anchor>
    );
  return <Progress value={(100 * data.processed) / Math.max(data.total, 1)} aria-label={t`Taking back`} />;
}

function TakeBack({ found, run }: { found: ImportDetails; run: ImportWork }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const undo = useMutation({
    mutationFn: () => takeBackOperation(run.id),
    onSuccess: () => setAsking(false),
    onError: (error) => toastFailed(t`It was not taken back`, error),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const added = countOf(found, 'created');
  const changed = countOf(found, 'updated');
  const considered = countOfApplications(found, 'added');
  if (run.undone_by_id !== null || run.undo_until === null || added + changed + considered === 0) return null;
  return (
    <>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        <Trans>Undo the import</Trans>
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Undo the import?`}
        action={t`Undo the import`}
        danger
        loading={undo.isPending}
        onConfirm={() => undo.mutate()}
      >
        <Text size="sm">
          <Trans>
            <Plural value={added} one="# candidate" other="# candidates" /> that it added will be removed,{' '}
            <Plural value={changed} one="# candidate" other="# candidates" /> that it changed will be as
            before. Who was touched since (by a note, an application, a change) stays. This is possible until{' '}
            {formatDate(run.undo_until)}.
          </Trans>
        </Text>
        {considered > 0 && (
          <Text size="sm" mt="xs">
            <Trans>
              <Plural value={considered} one="# person" other="# people" /> that it added to the job will be
              taken out of it again, unless somebody has worked with the application or a mail was written.
            </Trans>
          </Text>
        )}
      </Confirm>
    </>
  );
}
