import { Trans, useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CandidateFile } from '@/contract';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { candidateFilesQuery } from '../api/files';
import { FileDrop } from './file-drop';
import { FileItem } from './file-item';
import { FileNameDialog } from './file-name-dialog';
import { FilePreviewDialog } from './file-preview-dialog';
import classes from './files.module.css';
import { RemovedFiles } from './removed-files';
import { useFileRemoval } from './use-file-removal';

/** All files of a person: on the record itself, with applications, and the letters of offers. */
export function CandidateFiles({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(candidateFilesQuery(id));
  const [shown, setShown] = useState<CandidateFile | null>(null);
  const [renamed, setRenamed] = useState<CandidateFile | null>(null);
  const { remove } = useFileRemoval(id);
  return (
    <Stack gap="md">
      <Can do="candidates:update">
        <Can do="files:upload">
          <FileDrop candidateId={id} />
        </Can>
      </Can>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The files`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconFile size={22} />} title={t`No files yet`} compact>
          <Trans>
            Résumés come with applications and stand here, too. Add certificates, references and what you were
            sent.
          </Trans>
        </Empty>
      ) : (
        <ul className={classes.list} aria-label={t`Files`}>
          {data.items.map((file) => (
            <FileItem
              key={file.id}
              file={file}
              onShow={() => setShown(file)}
              onRename={() => setRenamed(file)}
              onRemove={() => remove(file)}
            />
          ))}
        </ul>
      )}
      <Can do="files:remove">
        <RemovedFiles candidateId={id} />
      </Can>
      <FilePreviewDialog file={shown} onClose={() => setShown(null)} />
      <FileNameDialog candidateId={id} file={renamed} onClose={() => setRenamed(null)} />
    </Stack>
  );
}
