/** The page's name, the addresses of the files that it is made of, and a name for just these; the build writes them in. */
declare const __NAME__: string;
declare const __SHELL__: readonly string[];
declare const __VERSION__: string;
declare const self: ServiceWorkerGlobalScope;

/**
 * Lets one page open without a network: the driver's, or the arrival desk's. It keeps the page's own files and nothing else: what is
 * personal stands in the page's database, and a driver's sheet in a cache of its own (`sheetCache`), which his page empties when the link ends.
 */
const shellPrefix = `jieyun-${__NAME__}-shell-`;
const shellCache = `${shellPrefix}${__VERSION__}`;
const shell = __SHELL__;
const page = shell[0]!;
/** Where the driver's page puts its route sheets; the same name stands in `driver/store/sheetFile.ts`. */
const sheetCache = 'jieyun-driver-sheets';

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropFormerShells().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/driver/sheets/')) event.respondWith(keptSheet(request));
  else if (request.mode === 'navigate') event.respondWith(kept(page, request));
  else if (shell.includes(pathname)) event.respondWith(kept(pathname, request));
});

/** All or nothing: a page of which half is old would not start. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shellCache);
  const [, ...files] = shell;
  await cache.addAll([new Request(page, { headers: { accept: 'text/html' }, cache: 'no-cache' }), ...files]);
}

async function dropFormerShells(): Promise<void> {
  const names = await caches.keys();
  const former = names.filter((name) => name.startsWith(shellPrefix) && name !== shellCache);
  await Promise.all(former.map((name) => caches.delete(name)));
}

/** From the cache first: a phone that moves has a network that answers slowly more often than none. */
async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(shellCache);
  return (await cache.match(address)) ?? fetch(request);
}

async function keptSheet(request: Request): Promise<Response> {
  const cache = await caches.open(sheetCache);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

export {};
