import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CandidateFile } from '@/contract';
import { toastDone, toastFailed } from '@/ui/toast';
import { toastWithUndo } from '@/ui/undo-toast';
import { removeFile, restoreFile } from '../api/files';

/** Removes files and brings them back; both show at once on the record and on the application. */
export const useFileRemoval = (candidateId: string) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = (file: CandidateFile) => {
    void client.invalidateQueries({ queryKey: ['candidates', candidateId] });
    void client.invalidateQueries({ queryKey: ['files', file.id] });
    if (file.application_id !== null)
      void client.invalidateQueries({ queryKey: ['applications', file.application_id] });
  };
  const restore = useMutation({
    mutationFn: (file: CandidateFile) => restoreFile(candidateId, file.id),
    onSuccess: (_, file) => toastDone(t`${file.filename} is back.`),
    onError: (error) => toastFailed(t`The file was not brought back`, error),
    onSettled: (_, __, file) => refresh(file),
  });
  const remove = useMutation({
    mutationFn: (file: CandidateFile) => removeFile(candidateId, file.id),
    onSuccess: (_, file) =>
      toastWithUndo(`file-${file.id}`, t`${file.filename} removed.`, () => restore.mutate(file)),
    onError: (error) => toastFailed(t`The file was not removed`, error),
    onSettled: (_, __, file) => refresh(file),
  });
  return { remove: remove.mutate, restore: restore.mutate, isRestoring: restore.isPending };
};
