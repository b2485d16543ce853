import { registerWorker } from '@/offline/worker';

/**
 * Whether news can be pushed to this browser. `here`: after a tap; `denied`: its settings forbid it;
 * `install`: on an iPhone or iPad, once the portal stands on the home screen; `browser`: it cannot;
 * `insecure`: only over https.
 */
export type PushSupport = 'here' | 'denied' | 'install' | 'insecure' | 'browser';

/** What of the browser decides that, so that it can be told without one. */
export interface PushSurroundings {
  secure: boolean;
  worker: boolean;
  manager: boolean;
  permission: NotificationPermission | null;
  /** False in a tab of an iPhone or iPad, null where there is no such thing. */
  standalone: boolean | null;
}

export const supportIn = (around: PushSurroundings): PushSupport => {
  if (!around.secure) return 'insecure';
  if (around.worker && around.manager && around.permission !== null)
    return around.permission === 'denied' ? 'denied' : 'here';
  return around.standalone === false ? 'install' : 'browser';
};

export const pushSupport = (): PushSupport =>
  supportIn({
    secure: window.isSecureContext,
    worker: 'serviceWorker' in navigator,
    manager: 'PushManager' in window,
    permission: 'Notification' in window ? Notification.permission : null,
    standalone: 'standalone' in navigator ? navigator.standalone === true : null,
  });

const scope = '/portal';
// eslint-disable-next-line lingui/no-unlocalized-strings -- the algorithm's name
const digestName = 'SHA-256';

/** The subscription that this browser has, without asking for one. */
export const ownSubscription = async (): Promise<PushSubscription | null> => {
  if (pushSupport() !== 'here') return null;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return (await registration?.pushManager.getSubscription()) ?? null;
};

/** Has the browser ask the person; called by a tap alone, as browsers want it. */
export const subscribe = async (publicKey: string): Promise<PushSubscription> => {
  // Without a worker nothing would ever be ready; registering says why there is none.
  await registerWorker();
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return await registration.pushManager.subscribe(options);
  } catch (error) {
    // A subscription for another key stands in the way: that of an installation that was here before.
    const old = await registration.pushManager.getSubscription();
    if (old === null) throw error;
    await old.unsubscribe();
    return registration.pushManager.subscribe(options);
  }
};

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The public key that a subscription was made for; undefined where a browser does not tell. */
export const keyOf = ({ options }: PushSubscription): string | undefined =>
  options.applicationServerKey === null ? undefined : base64url(options.applicationServerKey);

/** By what the server knows an endpoint: SHA-256 in base64url. */
export const fingerprintOf = async (endpoint: string): Promise<string> =>
  base64url(await crypto.subtle.digest(digestName, new TextEncoder().encode(endpoint)));
