/* The service worker. `self.fodro` stands before this text as the server writes it: {version, assets, rooms, away}.
   Pages come from the server; where it does not answer in time, a page without anyone's data opens instead and
   fills itself from this device. */

const { version, assets, rooms, icon } = self.fodro;
const CACHE = `fodro-${version}`;
const NOTES = "fodro-notes";
const LANGUAGE = "/language-of-this-device";
const PATIENCE_MS = 3_000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(remember(event.data)));

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate") event.respondWith(page(event.request, pathname));
  else if (pathname.startsWith("/static/") || pathname.startsWith("/shell/")) event.respondWith(file(event.request));
});

self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});

async function install() {
  const cache = await caches.open(CACHE);
  const shells = Object.values(rooms).flatMap((room) => Object.values(room));
  await cache.addAll([...assets, ...shells].map((path) => new Request(path, { cache: "reload" })));
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("fodro-") && name !== CACHE && name !== NOTES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function remember({ language }) {
  const notes = await caches.open(NOTES);
  await notes.put(LANGUAGE, new Response(language));
}

async function language() {
  const told = await (await caches.open(NOTES)).match(LANGUAGE);
  return told ? told.text() : "en";
}

/** The server's page, unless it does not answer in time or is in trouble. A room that needs the server waits for it. */
async function page(request, pathname) {
  try {
    const answer = await (rooms[pathname] ? Promise.race([fetch(request), late()]) : fetch(request));
    if (answer.status < 500) return answer;
    return (await shell(pathname, { onlyRooms: true })) ?? answer;
  } catch {
    return (await shell(pathname, {})) ?? Response.error();
  }
}

const late = () => new Promise((_resolve, reject) => setTimeout(reject, PATIENCE_MS));

async function shell(pathname, { onlyRooms }) {
  const room = rooms[pathname] ?? (onlyRooms ? null : rooms.away);
  if (!room) return null;
  const cache = await caches.open(CACHE);
  return cache.match(room[await language()] ?? room.en);
}

async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}
