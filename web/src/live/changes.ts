import { useSyncExternalStore } from 'react';

/** Records that somebody else changed a moment ago, so that a screen can point at them. */
const shownFor = 2600;
const ownFor = 8000;
let changed: ReadonlySet<string> = new Set();
const own = new Map<string, number>();
const listeners = new Set<() => void>();

const update = (next: ReadonlySet<string>) => {
  changed = next;
  listeners.forEach((listener) => listener());
};

/** This tab is about to change the record: its echo on the stream is no news. */
export const noteOwnChange = (id: string) => {
  own.set(id, Date.now() + ownFor);
};

export const markChanged = (id: string) => {
  if ((own.get(id) ?? 0) > Date.now()) return;
  update(new Set([...changed, id]));
  setTimeout(() => update(new Set([...changed].filter((other) => other !== id))), shownFor);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useRecentlyChanged = (id: string): boolean =>
  useSyncExternalStore(subscribe, () => changed.has(id));
