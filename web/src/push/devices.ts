import { queryOptions } from '@tanstack/react-query';
import { addPushDevice, listOwnPushDevices, removePushDevice, tryPushDevice } from '@/client';
import { fingerprintOf, keyOf, ownSubscription, subscribe } from './subscription';

export const pushDevicesQuery = queryOptions({
  queryKey: ['push-devices'],
  queryFn: ({ signal }) => listOwnPushDevices({ signal }),
});

/** Which of the login's devices this browser is; null where it is none. */
export const ownFingerprintQuery = queryOptions({
  queryKey: ['push-devices', 'own'],
  queryFn: async () => {
    const subscription = await ownSubscription();
    return subscription === null ? null : fingerprintOf(subscription.endpoint);
  },
});

/** Tells the server of this browser; `replaces` is the fingerprint of what it was before. */
const add = (subscription: PushSubscription, replaces?: string) => {
  const { endpoint, keys } = subscription.toJSON();
  return addPushDevice({
    body: {
      endpoint: endpoint ?? '',
      keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
      public_key: keyOf(subscription),
      replaces,
    },
  });
};

/** Asks the person and has news pushed to this browser; rejects where they, or the server, say no. */
export const switchOn = async (publicKey: string) => {
  const subscription = await subscribe(publicKey);
  try {
    await add(subscription);
  } catch (error) {
    await forgetSubscription();
    throw error;
  }
};

export const switchOff = async ({ id, own }: { id: string; own: boolean }) => {
  await removePushDevice({ path: { push_device_id: id } });
  if (own) await forgetSubscription();
};

/** Has a message pushed that says no more than that it came; resolves to what became of it. */
export const tryDevice = async (id: string) =>
  (await tryPushDevice({ path: { push_device_id: id } })).outcome;

/** Ends what this browser is pushed; its push service then refuses what is still sent. Never rejects. */
export const forgetSubscription = async (): Promise<void> => {
  try {
    await (await ownSubscription())?.unsubscribe();
  } catch {
    // The server has forgotten the device, or will when its push service answers that it is gone.
  }
};

/**
 * Shows the server that this browser is still there, if it is one of the login's devices. If it is
 * not, it was removed from another device or belongs to somebody who was signed in here before: it
 * shows nothing more. Where the installation has another pair of keys since, the browser moves to
 * it. Nobody is asked anything.
 */
export const showDevice = async (): Promise<void> => {
  const subscription = await ownSubscription();
  if (subscription === null) return;
  const { items, public_key: current } = await listOwnPushDevices();
  const own = await fingerprintOf(subscription.endpoint);
  if (!items.some(({ fingerprint }) => fingerprint === own)) return forgetSubscription();
  const key = keyOf(subscription);
  if (key === undefined || key === current) await add(subscription);
  else await add(await subscribe(current), own);
};
