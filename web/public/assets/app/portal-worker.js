// The portal's service worker. It answers one kind of request, a page of the portal that cannot be
// reached, with the text that the portal kept of it; and it shows what was pushed. No answer of the
// server is ever kept: neither pages nor data nor files.

const CACHE = 'rolecall-offline';
const SAFE = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const NOTHING = {
  en: {
    language: 'en',
    title: 'No connection',
    notice: 'You are offline, and nothing of this page is kept on this device.',
    retry: 'Try again',
    home: 'My applications',
  },
  de: {
    language: 'de',
    title: 'Keine Verbindung',
    notice: 'Sie sind offline, und von dieser Seite ist auf diesem Gerät nichts gespeichert.',
    retry: 'Erneut versuchen',
    home: 'Meine Bewerbungen',
  },
  es: {
    language: 'es',
    title: 'Sin conexión',
    notice: 'No tiene conexión, y de esta página no hay nada guardado en este dispositivo.',
    retry: 'Reintentar',
    home: 'Mis candidaturas',
  },
};
const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; background: Canvas; color: CanvasText; }
  main { max-width: 42rem; margin: 0 auto; padding: 24px 16px 48px; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; margin: 16px 0 4px; }
  h2 { font-size: 1.15rem; margin: 24px 0 4px; }
  p { margin: 4px 0; }
  ul { list-style: none; margin: 8px 0; padding: 0; }
  li { border: 1px solid GrayText; border-radius: 10px; padding: 10px 12px; margin: 8px 0; }
  [role='status'] { border-inline-start: 4px solid #b26a00; padding: 8px 12px; }
  a { color: LinkText; display: inline-block; padding: 4px 0; }
`;

const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => SAFE[sign]);
const lines = (found) => found.map((text) => `<p>${safe(text)}</p>`).join('');

const item = ({ title, href, lines: told }) =>
  `<li>${href ? `<a href="${safe(href)}"><strong>${safe(title)}</strong></a>` : title ? `<p><strong>${safe(title)}</strong></p>` : ''}${lines(told)}</li>`;

const section = ({ heading, items }) =>
  `<section>${heading ? `<h2>${safe(heading)}</h2>` : ''}<ul>${items.map(item).join('')}</ul></section>`;

const page = (kept, path) => {
  const nonce = crypto.randomUUID();
  const home = kept.home && path !== '/portal' ? `<p><a href="/portal">${safe(kept.home)}</a></p>` : '';
  const html = `<!doctype html><html lang="${safe(kept.language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${safe(kept.title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main>
<p role="status">${safe(kept.notice)}${kept.stamp ? ` <strong>${safe(kept.stamp)}</strong>` : ''}</p>
<h1>${safe(kept.title)}</h1>${lines(kept.lines ?? [])}${(kept.sections ?? []).map(section).join('')}
<p><a href="${safe(path)}">${safe(kept.retry)}</a></p>${home}</main></body></html>`;
  return new Response(html, {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`,
    },
  });
};

const keptAt = async (path) => {
  if (!(await caches.has(CACHE))) return null;
  const answer = await (await caches.open(CACHE)).match(path);
  const kept = answer ? await answer.json() : null;
  return kept !== null && Date.parse(kept.until) > Date.now() ? kept : null;
};

const offline = async (url) => {
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname;
  const language = (self.navigator.language ?? 'en').slice(0, 2);
  return page((await keptAt(path)) ?? NOTHING[language] ?? NOTHING.en, path);
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOwn = url.origin === self.location.origin && /^\/portal(\/|$)/.test(url.pathname);
  if (request.mode !== 'navigate' || request.method !== 'GET' || !isOwn) return;
  event.respondWith(fetch(request).catch(() => offline(url)));
});

// A push says that there is news, and on which page. Browsers end a subscription whose pushes show
// nothing, so one that cannot be read shows something as well.
const HOME = '/portal';
const isOurs = (url) => typeof url === 'string' && /^\/portal(\/[\w-]+)*$/.test(url);

const read = (event) => {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
};

self.addEventListener('push', (event) => {
  const { title, body, lang, tag, url } = read(event);
  const shown = self.registration.showNotification(title || 'Rolecall', {
    body: body || '',
    lang: lang || '',
    // Newer news of an application takes the place of older news, and is heard all the same.
    tag: tag || HOME,
    renotify: true,
    icon: '/assets/app/icon192.png',
    data: { url: isOurs(url) ? url : HOME },
  });
  event.waitUntil(shown);
});

const show = async (path) => {
  const url = new URL(path, self.location.origin).href;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((one) => one.url === url);
  if (there) return there.focus();
  return self.clients.openWindow(url);
};

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data?.url ?? HOME));
});

const DEVICES = '/api/v1/auth/push-devices';

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fingerprintOf = async (endpoint) => {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
};

// A browser that renews by itself keeps to the key that it was given.
const keyOf = ({ options }) =>
  options?.applicationServerKey ? base64url(options.applicationServerKey) : undefined;

// The browser took another address: the login hears of it, if the old one was a device of theirs. Who is
// not signed in any more sees in the portal that the device is off.
const renew = async ({ oldSubscription, newSubscription }) => {
  const answer = await fetch(DEVICES, { credentials: 'same-origin' });
  if (!answer.ok || !oldSubscription) return;
  const { items, public_key: key } = await answer.json();
  const replaces = await fingerprintOf(oldSubscription.endpoint);
  if (!items.some(({ fingerprint }) => fingerprint === replaces)) return;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const now = newSubscription ?? (await self.registration.pushManager.subscribe(options));
  const { endpoint, keys } = now.toJSON();
  await fetch(DEVICES, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Rolecall-Client': 'web' },
    body: JSON.stringify({
      endpoint,
      keys: { p256dh: keys.p256dh, auth: keys.auth },
      public_key: keyOf(now) ?? key,
      replaces,
    }),
  });
};

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));
