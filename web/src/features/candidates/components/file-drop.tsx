import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, FileButton, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { FileKind } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { kindChoices } from '../model/file-words';
import { type Upload, useUploads } from '../model/use-uploads';
import classes from './files.module.css';

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Takes files that are dropped or chosen, and shows how far each has come. */
export function FileDrop({ candidateId }: { candidateId: string }) {
  const { t } = useLingui();
  const [kind, setKind] = useState<FileKind>('other');
  const [over, setOver] = useState(false);
  const { uploads, add, dismiss } = useUploads(candidateId);
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        add([...event.dataTransfer.files], kind);
      }}
    >
      <Group gap="sm" align="flex-end">
        <Select
          size="xs"
          w={170}
          label={t`Add as`}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind((value ?? 'other') as FileKind)}
          data={kindChoices()}
        />
        <FileButton multiple onChange={(files) => add(files, kind)}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={15} />}>
              <Trans>Add files</Trans>
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" visibleFrom="sm" pb={4}>
          <Trans>or drop them here</Trans>
        </Text>
      </Group>
      {uploads.length > 0 && (
        <Stack gap="xs" mt="sm">
          {uploads.map((upload) => (
            <UploadItem key={upload.key} upload={upload} onDismiss={() => dismiss(upload.key)} />
          ))}
        </Stack>
      )}
    </div>
  );
}

function UploadItem({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useLingui();
  const { name, share, trouble } = upload;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        {trouble === '' ? (
          <Progress.Root size="sm" mt={4}>
            <Progress.Section
              value={share * 100}
              aria-label={t`${name}: ${formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })} uploaded`}
            />
          </Progress.Root>
        ) : (
          <Text size="sm" c="red" role="alert">
            {trouble}
          </Text>
        )}
      </div>
      <CloseButton
        size="sm"
        aria-label={trouble === '' ? t`Cancel ${name}` : t`Dismiss ${name}`}
        onClick={onDismiss}
      />
    </Group>
  );
}
