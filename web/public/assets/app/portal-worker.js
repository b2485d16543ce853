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
