const script = '/portal/service-worker.js';

/** Registers the portal's service worker; where it is registered already nothing happens. */
export const registerWorker = () =>
  navigator.serviceWorker.register(script, { scope: '/portal', updateViaCache: 'none' });

/** Registers the worker, and has the browser look for a newer one. */
export const serveOffline = () => {
  if (!('serviceWorker' in navigator)) return;
  void registerWorker()
    .then((registration) => registration.update())
    // Without one everything works but being offline.
    .catch(() => undefined);
};
