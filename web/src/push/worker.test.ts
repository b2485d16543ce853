import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './subscription';

const script = readFileSync(new URL('../../public/assets/app/portal-worker.js', import.meta.url), 'utf8');
const home = 'https://jobs.example.com';
const old = 'https://push.example.com/old';

interface Shown {
  title: string;
  options: { body: string; tag: string; data: { url: string } };
}

interface Asked {
  path: string;
  method: string;
  body: unknown;
}

type Handler = (event: Record<string, unknown>) => void;

/** A browser around the worker: what it shows, opens and asks. Only the browser is stood in for. */
const started = (own: string[] = [], windows: string[] = []) => {
  const handlers = new Map<string, Handler>();
  const shown: Shown[] = [];
  const seen: string[] = [];
  const asked: Asked[] = [];
  const self = {
    location: new URL(`${home}/portal/service-worker.js`),
    navigator: { language: 'en' },
    addEventListener: (kind: string, handler: Handler) => handlers.set(kind, handler),
    registration: {
      showNotification: (title: string, options: Shown['options']) => {
        shown.push({ title, options });
        return Promise.resolve();
      },
      pushManager: {
        subscribe: () =>
          Promise.resolve({
            toJSON: () => ({ endpoint: `${old}er`, keys: { p256dh: 'key', auth: 'secret' } }),
          }),
      },
    },
    clients: {
      matchAll: () =>
        Promise.resolve(
          windows.map((url) => ({ url, focus: () => Promise.resolve(seen.push(`focus ${url}`)) })),
        ),
      openWindow: (url: string) => Promise.resolve(seen.push(`open ${url}`)),
    },
  };
  const fetch = (path: string, { method = 'GET', body = 'null' }: { method?: string; body?: string }) => {
    asked.push({ path, method, body: JSON.parse(body) });
    const items = own.map((fingerprint) => ({ fingerprint }));
    return Promise.resolve(Response.json({ items, public_key: 'public' }));
  };
  runInContext(script, createContext({ self, fetch, crypto, btoa, TextEncoder, URL, Uint8Array, Response }));
  const dispatch = async (kind: string, event: Record<string, unknown>) => {
    const waits: Promise<unknown>[] = [];
    handlers.get(kind)?.({ ...event, waitUntil: (one: Promise<unknown>) => waits.push(one) });
    await Promise.all(waits);
  };
  return { dispatch, shown, seen, asked };
};

const push = (text: string) => ({ data: { json: () => JSON.parse(text) as unknown } });

describe('what is pushed', () => {
  it('is shown in its words and leads to its application', async () => {
    const { dispatch, shown } = started();
    const told = { title: 'Harbor', body: 'News.', lang: 'en', tag: 'a', url: '/portal/applications/a-1' };
    await dispatch('push', push(JSON.stringify(told)));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({
      title: 'Harbor',
      options: { body: 'News.', tag: 'a', data: { url: '/portal/applications/a-1' } },
    });
  });
  it.each(['https://other.example.com/', '//other.example.com', '/app', '/portal/../app', '/portalx'])(
    'never leads to %s',
    async (url) => {
      const { dispatch, shown } = started();
      await dispatch('push', push(JSON.stringify({ title: 'Harbor', url })));
      expect(shown[0]?.options.data.url).toBe('/portal');
    },
  );
  it('shows something also where it cannot be read', async () => {
    const { dispatch, shown } = started();
    await dispatch('push', push('no JSON'));
    await dispatch('push', { data: null });
    expect(shown.map(({ title }) => title)).toEqual(['Rolecall', 'Rolecall']);
  });
});

describe('a tap', () => {
  const event = { notification: { close: () => undefined, data: { url: '/portal/applications/a' } } };
  const page = `${home}/portal/applications/a`;

  it('opens the page', async () => {
    const { dispatch, seen } = started([], [`${home}/portal`]);
    await dispatch('notificationclick', event);
    expect(seen).toEqual([`open ${page}`]);
  });
  it('comes back to the window that shows it', async () => {
    const { dispatch, seen } = started([], [page]);
    await dispatch('notificationclick', event);
    expect(seen).toEqual([`focus ${page}`]);
  });
});

describe('a browser with another address', () => {
  const event = { oldSubscription: { endpoint: old }, newSubscription: null };

  it('takes its own place', async () => {
    const replaces = await fingerprintOf(old);
    const { dispatch, asked } = started([replaces]);
    await dispatch('pushsubscriptionchange', event);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(asked[1]?.body).toEqual({
      endpoint: `${old}er`,
      keys: { p256dh: 'key', auth: 'secret' },
      public_key: 'public',
      replaces,
    });
  });
  it('adds nothing to a login whose device it was not', async () => {
    const { dispatch, asked } = started(['another']);
    await dispatch('pushsubscriptionchange', event);
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });
});
