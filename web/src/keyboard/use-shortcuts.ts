import { useEffect, useRef, useSyncExternalStore } from 'react';
import { activeShortcuts, register, type Shortcut, subscribe } from './registry';

/** Offers shortcuts while the component is mounted; handlers always see the latest render. */
export const useShortcuts = (shortcuts: readonly Shortcut[]) => {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map((shortcut) => `${shortcut.keys}|${shortcut.label}`).join('\n');
  useEffect(
    () =>
      register(
        latest.current.map((shortcut, index) => ({
          ...shortcut,
          run: (event) => latest.current[index]?.run(event),
        })),
      ),
    [signature],
  );
};

export const useActiveShortcuts = () => useSyncExternalStore(subscribe, activeShortcuts);
