/**
 * One event stream per browser, not per tab.
 *
 * A browser opens at most six HTTP/1.1 connections to a host; a stream in each tab would starve the
 * seventh. The tab that holds a web lock listens and tells the others over a broadcast channel; when
 * it closes, the lock and the stream pass to another. Without web locks each tab listens for itself.
 */
export interface LiveEvent {
  type: string;
  /** Query keys that went stale. */
  keys: string[][];
  /** The user who caused it, if a user did. */
  by: string | null;
}

export type LiveState = 'connecting' | 'live' | 'retrying' | 'polling';

export interface LiveHandlers {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
  /** Events may have been missed: read everything on screen again. */
  onResync: () => void;
}

type Message =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'state'; state: LiveState }
  | { kind: 'resync' }
  | { kind: 'ask' };

const channelName = 'rolecall-live';
const pollEvery = 20_000;
const failuresBeforePolling = 3;
/** A screen reads before it listens: the stream begins with what went stale within these seconds. */
const missedSeconds = 30;

/** Milliseconds before attempt `failures`, doubling to 30 s, with jitter so a restart is not a stampede. */
export const backOff = (failures: number, random: () => number = Math.random): number =>
  Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.6 + 0.4 * random());

export const parseEvent = (data: string): LiveEvent | null => {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('keys' in value)) return null;
    const { type, keys, by } = value as { type?: unknown; keys: unknown; by?: unknown };
    if (!Array.isArray(keys)) return null;
    return {
      type: typeof type === 'string' ? type : '',
      keys: keys.filter((key): key is string[] => Array.isArray(key)),
      by: typeof by === 'string' ? by : null,
    };
  } catch {
    return null;
  }
};

export const connect = (url: string, handlers: LiveHandlers): (() => void) => {
  const channel = new BroadcastChannel(channelName);
  const stopped = new AbortController();
  let leading = false;
  let state: LiveState = 'connecting';
  let source: EventSource | null = null;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;

  const deliver = (message: Message) => {
    if (message.kind === 'event') handlers.onEvent(message.event);
    if (message.kind === 'resync') handlers.onResync();
    if (message.kind === 'state') handlers.onState(message.state);
  };
  const tell = (message: Message) => {
    deliver(message);
    channel.postMessage(message);
  };
  const become = (next: LiveState) => {
    if (state === next) return;
    state = next;
    tell({ kind: 'state', state });
  };

  const open = () => {
    source = new EventSource(`${url}?missed_seconds=${missedSeconds}`, { withCredentials: true });
    source.onopen = () => {
      const interrupted = failures > 0;
      failures = 0;
      clearInterval(poll);
      poll = undefined;
      become('live');
      if (interrupted) tell({ kind: 'resync' });
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parseEvent(message.data);
      if (event !== null) tell({ kind: 'event', event });
    };
    source.onerror = () => {
      source?.close();
      failures += 1;
      become(failures >= failuresBeforePolling ? 'polling' : 'retrying');
      if (failures >= failuresBeforePolling) poll ??= setInterval(() => tell({ kind: 'resync' }), pollEvery);
      retry = setTimeout(open, backOff(failures));
    };
  };
  const retryNow = () => {
    if (!leading || state === 'live' || state === 'connecting') return;
    clearTimeout(retry);
    source?.close();
    open();
  };

  channel.onmessage = (message: MessageEvent<Message>) => {
    if (message.data.kind === 'ask') {
      if (leading) channel.postMessage({ kind: 'state', state } satisfies Message);
    } else deliver(message.data);
  };
  channel.postMessage({ kind: 'ask' } satisfies Message);

  const lead = () => {
    leading = true;
    open();
  };
  if ('locks' in navigator) {
    navigator.locks
      .request(channelName, { signal: stopped.signal }, () => {
        if (stopped.signal.aborted) return;
        lead();
        return new Promise<void>((resolve) => {
          stopped.signal.addEventListener('abort', () => resolve());
        });
      })
      .catch(() => undefined);
  } else lead();
  window.addEventListener('online', retryNow);

  return () => {
    stopped.abort();
    window.removeEventListener('online', retryNow);
    clearTimeout(retry);
    clearInterval(poll);
    source?.close();
    channel.close();
  };
};
