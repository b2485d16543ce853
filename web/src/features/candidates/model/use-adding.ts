import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { FileKind } from '@/contract';
import { useUploads } from '@/files/use-uploads';
import { toastDone } from '@/ui/toast';
import { addFile } from '../api/files';

/** Adds files to a record, each by itself. */
export const useAdding = (candidateId: string) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const { uploads, dismiss, add } = useUploads();
  return {
    uploads,
    dismiss,
    add: (files: readonly File[], kind: FileKind) =>
      add(files, async (file, onProgress, signal) => {
        try {
          const added = await addFile({ candidateId, file, kind, onProgress, signal });
          client.setQueryData(['candidates', candidateId, 'files'], added);
          toastDone(t`${file.name} added.`);
        } finally {
          void client.invalidateQueries({ queryKey: ['candidates', candidateId] });
        }
      }),
  };
};
