// Keeps one page alive without a network: the desk at the door of an event. It is registered for that page's address alone and answers from the
// cache the page has filled (app/ui/events/desk-offline.ts) only where the network does not; nothing else of the product goes through it.
const CACHE = 'jingzhe-desk';

self.addEventListener('install', () => { self.skipWaiting(); });
self.addEventListener('activate', (event) => { event.waitUntil(self.clients.claim()); });
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(fetch(request).catch(async (error) => {
    const kept = await (await caches.open(CACHE)).match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }));
});
