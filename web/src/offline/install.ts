import { useSyncExternalStore } from 'react';

/** What Chromium offers a page that can be installed; other browsers have no such event. */
interface InstallPrompt extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();
const changed = (to: InstallPrompt | null) => {
  offered = to;
  for (const listener of listeners) listener();
};

if (typeof window !== 'undefined') {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The browser would show a bar of its own; a button asks when somebody wants it.
    event.preventDefault();
    changed(event as InstallPrompt);
  });
  window.addEventListener('appinstalled', () => changed(null));
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Asks the browser to install the portal; null where it does not offer that, or not any more. */
export const useInstall = (): (() => Promise<void>) | null => {
  const prompt = useSyncExternalStore(subscribe, () => offered);
  if (prompt === null) return null;
  return async () => {
    await prompt.prompt();
    changed(null);
  };
};

/** An iPhone or iPad whose browser shows a page: there, only its menu of sharing installs one. */
export const installsByHand = (): boolean =>
  typeof navigator !== 'undefined' && 'standalone' in navigator && navigator.standalone === false;
