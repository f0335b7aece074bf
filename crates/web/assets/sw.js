// The service worker: keeps every file of the app on the first visit, so that it works without network from then on.
// Keeps nothing that a person wrote: that lies in the app's own storage. Version and files are filled in by the build.

const VERSION = "letdown-{{version}}";
const FILES = "{{files}}";
const SCOPE = self.registration.scope;
const PAGE = new URL("./", SCOPE).href;

// A weak signal must not keep somebody waiting who has the app already.
const PATIENCE_MS = 2500;

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

async function keepAll() {
  const cache = await caches.open(VERSION);
  // Names with a hash may come from the browser's cache; the others are asked for anew.
  const requests = FILES.map((file) =>
    new Request(new URL(file, SCOPE), { cache: file.startsWith("assets/") ? "default" : "reload" }));
  await cache.addAll(requests);
}

// A new version waits until the app asks for it (or is closed): a running session is never interrupted.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("letdown-") && name !== VERSION);
  // Another scope of the same host keeps its own files under other versions: drop only caches that hold our page.
  for (const name of old) {
    if (await (await caches.open(name)).match(PAGE)) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = request.url.slice(SCOPE.length);
  if (path.startsWith("api/") || path.startsWith("healthz")) return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(request));
});

async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: VERSION });
  if (!kept) return fetch(request);
  const fresh = fetch(request).then((answer) => (answer.ok ? answer : kept), () => kept);
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS, kept));
  return Promise.race([fresh, patience]);
}

async function file(request) {
  return (await caches.match(request, { cacheName: VERSION })) ?? fetch(request);
}
