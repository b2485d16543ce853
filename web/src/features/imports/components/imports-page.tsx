import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { importQuery, importsQuery, upload } from '../api/imports';
import { sizeOf, standing } from '../model/states';

/** Files of people that were uploaded in the last thirty days, and the way to a new one. */
export function ImportsPage() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(importsQuery);
  const imports = data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t`Imports`}
      width="narrow"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/candidates" />}>
          <Trans>Candidates</Trans>
        </Anchor>
      }
      description={t`CSV, JSON and JSON Résumé, up to 100,000 people a file, or a zip of up to 1,000 résumés (PDF, DOCX, DOC, ODT, RTF, TXT, HTML). 25 MB at most. Nothing is imported before you have seen it.`}
      actions={<UploadButton />}
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The imports`} onRetry={() => void refetch()} />
      ) : imports === undefined ? (
        <RowsSkeleton rows={4} height={80} />
      ) : imports.length === 0 ? (
        <Empty icon={<IconFileImport size={26} />} title={t`Nothing was imported yet`}>
          <Trans>
            Upload a list of people: an export of your last system, or a spreadsheet that you save as CSV. Its
            columns are recognized, you see each row as it would be, and a whole import can be taken back for
            fourteen days. Or put a folder of résumés into a zip, without a password and without zips inside:
            each becomes a candidate with the résumé on the record.
          </Trans>
        </Empty>
      ) : (
        <Stack>
          {imports.map((one) => (
            <Card key={one.id} component="article" aria-labelledby={`import-${one.id}`}>
              <Title order={2} id={`import-${one.id}`} style={{ overflowWrap: 'anywhere' }}>
                <Link to="/app/imports/$importId" params={{ importId: one.id }}>
                  {one.file_name}
                </Link>
              </Title>
              <Group gap={4}>
                <Text size="sm" c="dimmed">
                  {sizeOf(one)} · {standing(one)} ·{' '}
                  {one.job_title !== '' && <>{t`into ${one.job_title}`} · </>}
                  {one.created_by_name}, <RelativeTime at={one.created_at} />
                </Text>
              </Group>
            </Card>
          ))}
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </Stack>
      )}
    </Page>
  );
}

function UploadButton() {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: upload,
    onSuccess: (made) => {
      client.setQueryData(importQuery(made.id).queryKey, made);
      void navigate({ to: '/app/imports/$importId', params: { importId: made.id } });
    },
    onError: (error) => toastFailed(t`The file was not taken`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
  return (
    <FileButton
      accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.zip,text/csv,application/json,application/zip"
      onChange={(file) => {
        if (file !== null) send.mutate(file);
      }}
    >
      {(props) => (
        <Button {...props} leftSection={<IconUpload size={16} />} loading={send.isPending}>
          <Trans>Upload a file</Trans>
        </Button>
      )}
    </FileButton>
  );
}
