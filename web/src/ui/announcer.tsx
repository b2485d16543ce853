import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';

/** One polite live region for the whole application. */
let message = '';
let turn = 0;
const listeners = new Set<() => void>();

export const announce = (text: string) => {
  turn += 1;
  // The same words twice in a row are only read again when the text differs.
  message = turn % 2 === 0 ? text : `${text}\u00a0`;
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <VisuallyHidden role="status" aria-live="polite" id="announcer">
      {text}
    </VisuallyHidden>
  );
}
