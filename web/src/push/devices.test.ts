import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from '@/client/client.gen';
import { showDevice } from './devices';
import { fingerprintOf } from './subscription';

const endpoint = 'https://push.example.com/here';
const key = (letter: string) => letter.repeat(87).slice(0, 86) + 'A';

/** A browser with a subscription that was made for a key; only the browser and the network are stood in for. */
const around = async ({ madeFor, current, known }: { madeFor: string; current: string; known: boolean }) => {
  const asked: { method: string; body: unknown }[] = [];
  const done: string[] = [];
  let held: PushSubscription | null = null;
  const made = (at: string, forKey: string): PushSubscription =>
    ({
      endpoint: at,
      options: {
        userVisibleOnly: true,
        applicationServerKey: Uint8Array.from(atob(forKey + '='), (c) => c.charCodeAt(0)).buffer,
      },
      toJSON: () => ({ endpoint: at, keys: { p256dh: 'point', auth: 'secret' } }),
      unsubscribe: () => {
        done.push(`end ${at}`);
        held = null;
        return Promise.resolve(true);
      },
    }) as unknown as PushSubscription;
  held = made(endpoint, madeFor);
  const registration = {
    pushManager: {
      getSubscription: () => Promise.resolve(held),
      subscribe: ({ applicationServerKey }: { applicationServerKey: string }) => {
        if (held !== null) return Promise.reject(new DOMException('another key', 'InvalidStateError'));
        held = made(`${endpoint}/anew`, applicationServerKey);
        return Promise.resolve(held);
      },
    },
  };
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: () => Promise.resolve(registration),
      register: () => Promise.resolve(registration),
      ready: Promise.resolve(registration),
    },
  });
  vi.stubGlobal('Notification', { permission: 'granted' });
  vi.stubGlobal('window', { isSecureContext: true, PushManager: {}, Notification });
  const items = [
    { fingerprint: await fingerprintOf(known ? endpoint : 'https://push.example.com/elsewhere') },
  ];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push({ method: request.method, body: request.method === 'GET' ? null : await request.json() });
    return Response.json({ items, most: 10, public_key: current });
  });
  return { asked, done };
};

beforeEach(() => {
  // Without a page there is nothing that a path would belong to.
  client.setConfig({ baseUrl: 'https://jobs.example.com' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a browser that is opened again', () => {
  it('shows itself with the key that it was given', async () => {
    const { asked, done } = await around({ madeFor: key('B'), current: key('B'), known: true });
    await showDevice();
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(asked[1]?.body).toMatchObject({ endpoint, public_key: key('B') });
    expect(done).toEqual([]);
  });
  it('moves to the new key of the installation and takes its own place', async () => {
    const { asked, done } = await around({ madeFor: key('B'), current: key('C'), known: true });
    await showDevice();
    expect(done).toEqual([`end ${endpoint}`]);
    expect(asked[1]?.body).toMatchObject({
      endpoint: `${endpoint}/anew`,
      public_key: key('C'),
      replaces: await fingerprintOf(endpoint),
    });
  });
  it('ends what belonged to somebody else', async () => {
    const { asked, done } = await around({ madeFor: key('B'), current: key('B'), known: false });
    await showDevice();
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
    expect(done).toEqual([`end ${endpoint}`]);
  });
});
