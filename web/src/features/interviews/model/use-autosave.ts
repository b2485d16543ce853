import { useCallback, useEffect, useRef, useState } from 'react';

export type Saving = 'saved' | 'waiting' | 'saving' | 'failed';

const pause = 800;
const beforeAnotherTry = 5_000;

/**
 * Saves a value that is not the one on the server a moment after it was typed, one save at a time; what is typed meanwhile is saved
 * next. A failed save is tried again unless `save` says by its answer that this makes no sense.
 */
export const useAutosave = <Value>(
  value: Value,
  onServer: Value,
  enabled: boolean,
  save: (value: Value) => Promise<'saved' | 'try again' | 'give up'>,
) => {
  const [state, setState] = useState<Saving>('saved');
  const newest = useRef(value);
  const saved = useRef(JSON.stringify(onServer));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(undefined);
  const latestSave = useRef(save);
  newest.current = value;
  latestSave.current = save;

  const run = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current !== undefined) {
      await running.current;
      return run();
    }
    const text = JSON.stringify(newest.current);
    if (text === saved.current) {
      setState('saved');
      return;
    }
    setState('saving');
    running.current = latestSave.current(newest.current).then((outcome) => {
      running.current = undefined;
      if (outcome === 'saved') {
        saved.current = text;
        setState('saved');
      } else {
        setState('failed');
        if (outcome === 'try again') timer.current = setTimeout(() => void run(), beforeAnotherTry);
      }
    });
    await running.current;
  }, []);

  useEffect(() => {
    if (!enabled || JSON.stringify(value) === saved.current) return;
    setState((before) => (before === 'saving' ? before : 'waiting'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void run(), pause);
  }, [value, enabled, run]);

  useEffect(() => () => clearTimeout(timer.current), []);

  /** Takes a value as saved: it came from the server. */
  const accept = useCallback((from: Value) => {
    clearTimeout(timer.current);
    saved.current = JSON.stringify(from);
    setState('saved');
  }, []);
  return { state, flush: run, accept };
};
