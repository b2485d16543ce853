import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { FileKind } from '@/contract';
import { UploadItem } from '@/files/upload-item';
import { kindChoices } from '../model/file-words';
import { useAdding } from '../model/use-adding';
import classes from './files.module.css';

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Takes files that are dropped or chosen, and shows how far each has come. */
export function FileDrop({ candidateId }: { candidateId: string }) {
  const { t } = useLingui();
  const [kind, setKind] = useState<FileKind>('other');
  const [over, setOver] = useState(false);
  const { uploads, add, dismiss } = useAdding(candidateId);
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
