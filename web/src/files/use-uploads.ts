import { useRef, useState } from 'react';
import { sentence } from '@/http/problem';

/** A file on its way: `share` of it is there, from 0 to 1, or `trouble` says why it is not. */
export interface Upload {
  key: number;
  name: string;
  share: number;
  trouble: string;
}

/** Stores one file, and throws what it is refused with. */
export type Store = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<void>;

/** Stores files, each by itself; what fails stays in the list with its reason. */
export const useUploads = () => {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const last = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const change = (key: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const dismiss = (key: number) => {
    running.current.get(key)?.abort();
    setUploads((all) => all.filter((one) => one.key !== key));
  };

  const begin = async (file: File, store: Store) => {
    last.current += 1;
    const key = last.current;
    const leaving = new AbortController();
    running.current.set(key, leaving);
    setUploads((all) => [...all, { key, name: file.name, share: 0, trouble: '' }]);
    try {
      await store(file, (share) => change(key, { share }), leaving.signal);
      dismiss(key);
    } catch (error) {
      if (!leaving.signal.aborted) change(key, { trouble: sentence(error) });
    } finally {
      running.current.delete(key);
    }
  };

  return {
    uploads,
    dismiss,
    add: (files: readonly File[], store: Store) => {
      for (const file of files) void begin(file, store);
    },
  };
};
