/** A part of a page that is kept: a list of things with what is told of each. */
export interface KeptSection {
  heading: string;
  items: readonly { title: string; href?: string; lines: readonly string[] }[];
}

/** A page of the portal as text, which the service worker shows where there is no connection. */
export interface KeptPage {
  title: string;
  lines: readonly string[];
  sections: readonly KeptSection[];
}

/** What is said on each kept page, in the language in which it was kept. */
export interface KeptWords {
  language: string;
  notice: string;
  stamp: string;
  retry: string;
  home: string;
}

const cacheName = 'rolecall-offline';
/** Names whose pages they are, beside them. */
const owner = '/portal/kept-for';
const days = 14;

/** Not where the page came over plain http, nor in a private window of some browsers. */
const store = async (): Promise<Cache | null> => {
  if (!('caches' in window)) return null;
  try {
    return await caches.open(cacheName);
  } catch {
    return null;
  }
};

const ownerOf = async (cache: Cache | null): Promise<string | null> => {
  const found = await cache?.match(owner);
  return found === undefined ? null : ((await found.json()) as { userId: string }).userId;
};

/** Forgets every page that is kept on this device, whoever's. */
export const forgetKept = async (): Promise<void> => {
  if ('caches' in window) await caches.delete(cacheName).catch(() => false);
};

/** Lets pages of one person be kept; another person's go. */
export const keepFor = async (userId: string): Promise<void> => {
  if ((await ownerOf(await store())) === userId) return;
  await forgetKept();
  await (await store())?.put(owner, Response.json({ userId }));
};

/** Keeps a page of the person who is signed in, if there is still one. */
export const keepPage = async (
  userId: string,
  path: string,
  page: KeptPage,
  words: KeptWords,
  version: string,
): Promise<void> => {
  const cache = await store();
  if (cache === null || (await ownerOf(cache)) !== userId) return;
  const until = new Date(Date.now() + days * 86_400_000).toISOString();
  await cache.put(path, Response.json({ ...page, ...words, until, version }));
};

/** As which version a page is kept; null without one. */
export const keptVersion = async (path: string): Promise<string | null> => {
  const found = await (await store())?.match(path);
  if (found === undefined) return null;
  const { version } = (await found.json()) as { version: string };
  return version;
};

/** Lets go of pages under `prefix` that are none of `paths`. */
export const keepOnly = async (prefix: string, paths: ReadonlySet<string>): Promise<void> => {
  const cache = await store();
  for (const { url } of (await cache?.keys()) ?? []) {
    const { pathname } = new URL(url);
    if (pathname.startsWith(prefix) && !paths.has(pathname)) await cache?.delete(pathname);
  }
};
