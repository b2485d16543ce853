import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, FileButton, Group, Menu, Stack, Text } from '@mantine/core';
import { IconFileText, IconPaperclip, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { UploadItem } from '@/files/upload-item';
import { upload } from '@/files/upload';
import { useUploads } from '@/files/use-uploads';
import { formatBytes } from '@/format/numbers';
import { useCan } from '@/session/can';
import { type Attached, bytesOf, fits, mostBytes, mostFiles, sendable } from './attachments';
import { recordFilesQuery } from './queries';
import classes from './writing.module.css';

interface AttachmentsFieldProps {
  files: readonly Attached[];
  onChange: (change: (files: readonly Attached[]) => Attached[]) => void;
  /** Whose files can be chosen; without it, files are uploaded only. */
  candidateId?: string;
  error?: ReactNode;
}

/** The files that go with a message: of the person's record, or uploaded for it. */
export function AttachmentsField({ files, onChange, candidateId, error }: AttachmentsFieldProps) {
  const { t } = useLingui();
  const may = useCan('files:upload');
  const { uploads, dismiss, add } = useUploads();
  const total = formatBytes(bytesOf(files));
  const most = formatBytes(mostBytes);
  const store = async (file: File, onProgress: (share: number) => void, signal: AbortSignal) => {
    const stored = await upload(file, 'document', onProgress, signal);
    onChange((all) => [...all, { id: stored.id, filename: stored.filename, size: stored.size }]);
  };
  return (
    <Stack gap={6}>
      {files.length > 0 && (
        <ul className={classes.attached} aria-label={t`Attached files`}>
          {files.map((file) => (
            <li key={file.id}>
              <IconPaperclip size={14} aria-hidden />
              <Text size="sm" span flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
                {file.filename} ({formatBytes(file.size)})
              </Text>
              <CloseButton
                size="sm"
                aria-label={t`Take ${file.filename} away`}
                onClick={() => onChange((all) => all.filter((one) => one.id !== file.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {uploads.map((one) => (
        <UploadItem key={one.key} upload={one} onDismiss={() => dismiss(one.key)} />
      ))}
      {!fits(files) && (
        <Text size="sm" c="red" role="alert">
          {t`The files have ${total}. A message takes ${most} in ${plural(mostFiles, { one: '# file', other: '# files' })}; take one away, or send a smaller version.`}
        </Text>
      )}
      {error !== undefined && error !== null && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      {may && (
        <FileButton multiple onChange={(chosen) => add(chosen, store)}>
          {(props) =>
            candidateId === undefined ? (
              <Group>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPaperclip size={14} />}
                  onClick={props.onClick}
                >
                  <Trans>Attach files</Trans>
                </Button>
              </Group>
            ) : (
              <FromRecord
                candidateId={candidateId}
                files={files}
                onUpload={props.onClick}
                onChoose={(file) => onChange((all) => [...all, file])}
              />
            )
          }
        </FileButton>
      )}
    </Stack>
  );
}

interface FromRecordProps {
  candidateId: string;
  files: readonly Attached[];
  onUpload: () => void;
  onChoose: (file: Attached) => void;
}

function FromRecord({ candidateId, files, onUpload, onChoose }: FromRecordProps) {
  const { data } = useQuery(recordFilesQuery(candidateId));
  const choices = sendable(data?.items ?? [], files);
  return (
    <Group>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconPaperclip size={14} />}>
            <Trans>Attach files</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          <Menu.Item leftSection={<IconUpload size={15} />} onClick={onUpload}>
            <Trans>Upload…</Trans>
          </Menu.Item>
          {choices.length > 0 && (
            <Menu.Label>
              <Trans>From the record</Trans>
            </Menu.Label>
          )}
          {choices.map(({ id, filename, size }) => (
            <Menu.Item
              key={id}
              leftSection={<IconFileText size={15} />}
              onClick={() => onChoose({ id, filename, size })}
            >
              {filename} ({formatBytes(size)})
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
