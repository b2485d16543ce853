import type { UseFormReturnType } from '@mantine/form';
import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Typed text survives a reload and an expired session: it lies in this tab's session storage until
 * it is sent or dropped. Never for passwords or tokens.
 */
const prefix = 'rolecall-draft:';
let owner = '';

/**
 * Whose drafts are read and kept from now on. Another person at this tab, or another organization
 * of the same one, has drafts of their own.
 */
export const keepDraftsOf = (whose: string) => {
  owner = whose;
};

const placeOf = (key: string) => `${prefix}${owner}:${key}`;

/** What lies there for a key, undefined where nothing does. */
export const readDraft = (key: string): unknown => {
  try {
    const stored = sessionStorage.getItem(placeOf(key));
    return stored === null ? undefined : JSON.parse(stored);
  } catch {
    return undefined;
  }
};

export const writeDraft = (key: string, value: unknown) => {
  try {
    if (value === undefined) sessionStorage.removeItem(placeOf(key));
    else sessionStorage.setItem(placeOf(key), JSON.stringify(value));
  } catch {
    // A full or forbidden storage only costs the draft.
  }
};

export const clearDraft = (key: string) => writeDraft(key, undefined);

export const clearDrafts = () => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
};

/** A text field whose content is kept as a draft. */
export const useDraftText = (key: string): [string, (text: string) => void, () => void] => {
  const [text, setText] = useState(() => {
    const stored = readDraft(key);
    return typeof stored === 'string' ? stored : '';
  });
  const set = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(key, next === '' ? undefined : next);
    },
    [key],
  );
  const clear = useCallback(() => set(''), [set]);
  return [text, set, clear];
};

/** What of a form was changed: what somebody else saves in its other fields meanwhile stays theirs. */
export const changedIn = <Values extends Record<string, unknown>>(form: UseFormReturnType<Values>) =>
  Object.fromEntries(Object.entries(form.values).filter(([name]) => form.isDirty(name)));

/**
 * Keeps what is changed in a form as a draft while it is dirty. Answers whether a draft was restored
 * and how to forget it, which the caller does once the values are saved.
 */
export const useFormDraft = <Values extends Record<string, unknown>>(
  key: string,
  form: UseFormReturnType<Values>,
): { restored: boolean; forget: () => void } => {
  const [restored, setRestored] = useState(false);
  const started = useRef<string>(null);
  const { values } = form;

  useEffect(() => {
    const stored = readDraft(key);
    if (typeof stored === 'object' && stored !== null) {
      form.setValues(stored);
      setRestored(true);
    }
    // The draft is read once for a key; the form itself is stable.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  useEffect(() => {
    const current = JSON.stringify(values);
    started.current ??= current;
    if (current === started.current) return;
    if (form.isDirty()) writeDraft(key, changedIn(form));
    else clearDraft(key);
  }, [key, values, form]);

  const forget = useCallback(() => {
    clearDraft(key);
    setRestored(false);
    started.current = null;
  }, [key]);
  return { restored, forget };
};
