import { t } from '@lingui/core/macro';

/**
 * The keyboard map: every shortcut that works right now is a row here, so the help dialog cannot
 * drift from what the keys do. Later registrations win, which lets a page or a dialog take a key over.
 */
export interface Shortcut {
  /** `mod+k`, `?`, `shift+arrowright`, or a sequence such as `g j`. */
  keys: string;
  label: string;
  group: string;
  /** Works while typing in a field; only for chords with a modifier. */
  inFields?: boolean;
  /** Answers false to let an earlier registration have the key. */
  run: (event: KeyboardEvent) => unknown;
}

type Listener = () => void;

const registrations: { shortcuts: readonly Shortcut[] }[] = [];
const listeners = new Set<Listener>();
let snapshot: readonly Shortcut[] = [];

const publish = () => {
  const seen = new Set<string>();
  snapshot = registrations
    .flatMap((registration) => registration.shortcuts)
    .filter((shortcut) => {
      const key = `${shortcut.group}:${shortcut.keys}`;
      return seen.has(key) ? false : (seen.add(key), true);
    });
  listeners.forEach((listener) => listener());
};

export const register = (shortcuts: readonly Shortcut[]): (() => void) => {
  const registration = { shortcuts };
  registrations.push(registration);
  publish();
  return () => {
    const at = registrations.indexOf(registration);
    if (at >= 0) registrations.splice(at, 1);
    publish();
  };
};

export const subscribe = (listener: Listener) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const activeShortcuts = () => snapshot;

const isApple = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The chord of a keyboard event in the registry's spelling. */
export const chordOf = (event: KeyboardEvent): string => {
  const parts: string[] = [];
  if (isApple() ? event.metaKey : event.ctrlKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  // Shift is part of printable symbols such as `?`, and a modifier of letters and named keys.
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('shift');
  parts.push(key);
  return parts.join('+');
};

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'button', 'submit', 'reset', 'file'].includes(target.type)));

const singleKeyStorage = 'rolecall-single-keys';

/** WCAG 2.1.4: single-character shortcuts can be turned off. */
export const singleKeysEnabled = () => localStorage.getItem(singleKeyStorage) !== 'off';
export const setSingleKeys = (enabled: boolean) =>
  localStorage.setItem(singleKeyStorage, enabled ? 'on' : 'off');

const isSingleCharacter = (keys: string) => keys.split(' ').every((key) => key.length === 1);

const sequenceTimeout = 1200;
let prefix = '';
let prefixAt = 0;

const handle = (event: KeyboardEvent) => {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  if (['shift', 'control', 'alt', 'meta', 'mod+control', 'shift+shift'].includes(chord)) return;
  const editable = isEditable(event.target);
  const dialogOpen = document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null;
  const sequence = prefix !== '' && event.timeStamp - prefixAt < sequenceTimeout ? `${prefix} ${chord}` : '';
  prefix = '';
  const single = singleKeysEnabled();
  for (const keys of [sequence, chord].filter(Boolean)) {
    for (const { shortcuts } of [...registrations].reverse()) {
      for (const shortcut of shortcuts) {
        if (shortcut.keys !== keys) continue;
        if ((editable || dialogOpen) && shortcut.inFields !== true) continue;
        if (!single && isSingleCharacter(shortcut.keys) && shortcut.keys !== '?') continue;
        if (shortcut.run(event) !== false) {
          event.preventDefault();
          return;
        }
      }
    }
  }
  const startsSequence =
    !editable && !dialogOpen && snapshot.some((shortcut) => shortcut.keys.startsWith(`${chord} `));
  if (startsSequence) {
    prefix = chord;
    prefixAt = event.timeStamp;
  }
};

export const listen = () => {
  window.addEventListener('keydown', handle);
  return () => window.removeEventListener('keydown', handle);
};

const symbols: Record<string, string> = {
  mod: isApple() ? '⌘' : 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  enter: 'Enter',
  escape: 'Esc',
  get space() {
    return t`Space`;
  },
};

/** `mod+k` to `['Ctrl', 'K']`; a sequence gives one list per press. */
export const printedKeys = (keys: string): string[][] =>
  keys
    .split(' ')
    .map((chord) =>
      chord.split('+').map((key) => symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
    );
