const script = '/portal/service-worker.js';

/** Registers the portal's service worker, and has the browser look for a newer one. */
export const serveOffline = () => {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker
    .register(script, { scope: '/portal', updateViaCache: 'none' })
    .then((registration) => registration.update())
    // Without one everything works but being offline.
    .catch(() => undefined);
};
