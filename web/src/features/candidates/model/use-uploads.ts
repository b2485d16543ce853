import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FileKind } from '@/contract';
import { sentence } from '@/http/problem';
import { toastDone } from '@/ui/toast';
import { addFile } from '../api/files';

/** A file on its way: `share` of it is there, from 0 to 1, or `trouble` says why it is not. */
export interface Upload {
  key: number;
  name: string;
  share: number;
  trouble: string;
}

/** Adds files to a record, each by itself; what fails stays in the list with its reason. */
export const useUploads = (candidateId: string) => {
  const { t } = useLingui();
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const last = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const change = (key: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const dismiss = (key: number) => {
    running.current.get(key)?.abort();
    setUploads((all) => all.filter((one) => one.key !== key));
  };

  const begin = async (file: File, kind: FileKind) => {
    last.current += 1;
    const key = last.current;
    const leaving = new AbortController();
    running.current.set(key, leaving);
    setUploads((all) => [...all, { key, name: file.name, share: 0, trouble: '' }]);
    try {
      const onProgress = (share: number) => change(key, { share });
      const added = await addFile({ candidateId, file, kind, onProgress, signal: leaving.signal });
      client.setQueryData(['candidates', candidateId, 'files'], added);
      dismiss(key);
      toastDone(t`${file.name} added.`);
    } catch (error) {
      if (!leaving.signal.aborted) change(key, { trouble: sentence(error) });
    } finally {
      running.current.delete(key);
      void client.invalidateQueries({ queryKey: ['candidates', candidateId] });
    }
  };

  return {
    uploads,
    dismiss,
    add: (files: readonly File[], kind: FileKind) => {
      for (const file of files) void begin(file, kind);
    },
  };
};
