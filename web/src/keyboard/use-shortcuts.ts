import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { activeShortcuts, register, type Shortcut, subscribe } from './registry';

/** Offers shortcuts while the component is mounted; a key meets what is on the screen, not the render before. */
export const useShortcuts = (shortcuts: readonly Shortcut[]) => {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map((shortcut) => `${shortcut.keys}|${shortcut.label}`).join('\n');
  useLayoutEffect(
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
