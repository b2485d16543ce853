import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import type { ApplicationFile } from '@/contract';
import { useDownload } from '@/files/use-download';
import { formatBytes } from '@/format/numbers';

export function FilesPanel({ files }: { files: ApplicationFile[] }) {
  const { t } = useLingui();
  const download = useDownload();
  if (files.length === 0)
    return (
      <Text c="dimmed">
        <Trans>No files came with this application.</Trans>
      </Text>
    );
  return (
    <Stack gap="xs" component="ul" p={0} m={0}>
      {files.map((file) => (
        <Group key={file.file_id} component="li" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <IconFile size={18} aria-hidden />
            <div style={{ minWidth: 0 }}>
              <Text truncate>{file.filename}</Text>
              <Text size="xs" c="dimmed">
                {formatBytes(file.size)}
              </Text>
            </div>
          </Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            aria-label={t`Download ${file.filename}`}
            onClick={() => download(file.file_id)}
          >
            <Trans>Download</Trans>
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
