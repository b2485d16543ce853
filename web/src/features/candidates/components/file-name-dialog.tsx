import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CandidateFile, FileKind } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { changeFile } from '../api/files';
import { kindChoices } from '../model/file-words';

interface FileNameDialogProps {
  candidateId: string;
  file: CandidateFile | null;
  onClose: () => void;
}

/** What a file is called, and what kind it is. */
export function FileNameDialog({ candidateId, file, onClose }: FileNameDialogProps) {
  const { t } = useLingui();
  return (
    <Modal opened={file !== null} onClose={onClose} title={t`Name and kind`}>
      {file !== null && <NameForm candidateId={candidateId} file={file} onClose={onClose} />}
    </Modal>
  );
}

function NameForm({ candidateId, file, onClose }: FileNameDialogProps & { file: CandidateFile }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [filename, setFilename] = useState(file.filename);
  const [kind, setKind] = useState<FileKind>(file.kind);
  const save = useMutation({
    mutationFn: () => changeFile(candidateId, file, { filename: filename.trim(), kind }),
    onSuccess: () => {
      toastDone(t`Saved.`);
      onClose();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['candidates', candidateId] }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t`File name`}
          data-autofocus
          maxLength={200}
          value={filename}
          onChange={(event) => setFilename(event.currentTarget.value)}
          error={fieldMessages(save.error).filename}
        />
        <Select
          label={t`Kind`}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind((value ?? 'other') as FileKind)}
          data={kindChoices()}
        />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={filename.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
