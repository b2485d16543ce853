import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, FileButton, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFile, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { addFile, candidateFilesQuery, fileLink } from '../api/around';

/** Files on the record itself; those of an application stand on its page and in the timeline. */
export function CandidateFiles({ id }: { id: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(candidateFilesQuery(id));
  const add = useMutation({
    mutationFn: (file: File) => addFile(id, file),
    onSuccess: () => toastDone(t`File added.`),
    onError: (failure) => toastFailed(t`The file was not added`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: ['candidates', id] }),
  });
  const download = useMutation({
    mutationFn: fileLink,
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (failure) => toastFailed(t`The file was not downloaded`, failure),
  });
  return (
    <Stack gap="md">
      <Can do="candidates:update">
        <FileButton
          onChange={(file) => {
            if (file !== null) add.mutate(file);
          }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              leftSection={<IconUpload size={15} />}
              loading={add.isPending}
              style={{ alignSelf: 'flex-start' }}
            >
              <Trans>Add a file</Trans>
            </Button>
          )}
        </FileButton>
      </Can>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The files`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconFile size={22} />} title={t`No files on the record`} compact>
          <Trans>
            Files that came with an application are on that application. Add certificates or references here.
          </Trans>
        </Empty>
      ) : (
        data.items.map((file) => (
          <Group key={file.id} justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={550} truncate>
                {file.filename}
              </Text>
              <Text size="xs" c="dimmed">
                <Trans>
                  Added <RelativeTime at={file.created_at} />
                </Trans>
              </Text>
            </div>
            <ActionIcon
              variant="subtle"
              aria-label={t`Download ${file.filename}`}
              onClick={() => download.mutate(file.id)}
            >
              <IconDownload size={17} />
            </ActionIcon>
          </Group>
        ))
      )}
    </Stack>
  );
}
