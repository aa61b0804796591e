// Keeps one build of the site on the reader's device, whole, and serves pages from it: no page gets files of two builds.
// The build of the site fills the gaps (src/shell/offline.rs).

const BUILD = "{{build}}";
const FILES = {{files}};
const PAGE = "index.html";

const SCOPE = self.registration.scope;
const FOLDER = new URL(SCOPE).pathname;
// Other programs of this host, and copies in other folders, have other names: no address has a space in it.
const OWN = `inspection-explorer ${FOLDER} `;
const CACHE = OWN + BUILD;
const addressOf = (name) => new URL(name === PAGE ? "./" : name, SCOPE).href;
// Where it is noted which pages were open when this build took over.
const OPEN_BEFORE = addressOf("sw.js?open-before");

// --- Keeping ---

/** Where a file can be had. Hosts differ in whether they serve a folder's page by its name. */
function sources({ name, hashed }) {
  if (name === PAGE) return [addressOf(name), new URL(name, SCOPE).href];
  return [addressOf(name) + (hashed ? "" : `?${BUILD}`)];
}

/** Whether this is a file of this build. Hosts may add to the page, but not the build that it names. */
async function isRight({ name, sha256 }, body) {
  if (name === PAGE) return new TextDecoder().decode(body).includes(`?${BUILD}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

/** A file as it is served later: whole, unpacked, not redirected, of the right kind whatever the host says. */
function answer({ kind }, body, given) {
  const headers = new Headers(given);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  headers.set("Content-Type", kind);
  return new Response(body, { headers });
}

async function keep(cache, file) {
  // What the browser has anyway need not be fetched again, where it is right.
  for (const how of ["default", "reload"]) {
    for (const address of sources(file)) {
      const response = await fetch(address, { cache: how });
      const body = response.ok ? await response.arrayBuffer() : null;
      if (body && (await isRight(file, body))) return cache.put(addressOf(file.name), answer(file, body, response.headers));
    }
  }
  throw new Error(`The host has no ${file.name} of the build ${BUILD}.`);
}

/** Keeps all files, or none. */
async function keepAll() {
  const isNew = !(await caches.has(CACHE));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map((file) => keep(cache, file)));
  } catch (error) {
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
}

async function areKept() {
  if (!(await caches.has(CACHE))) return false;
  const kept = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  return FILES.every(({ name }) => kept.has(addressOf(name)));
}

addEventListener("install", (event) => event.waitUntil(keepAll()));

// --- Serving ---

const kept = (name, build) => caches.match(addressOf(name), { cacheName: OWN + build });

async function page(request) {
  return (await kept(PAGE, BUILD)) ?? fetch(request);
}

/** A file of one build. */
async function fileOf(build, name, request) {
  return (await kept(name, build)) ?? fetch(request);
}

/** A file whose name says what it holds: whichever build has it. */
async function hashedFile(name, request) {
  const own = await kept(name, BUILD);
  if (own) return own;
  for (const cacheName of await ownCaches()) {
    const other = await caches.match(addressOf(name), { cacheName });
    if (other) return other;
  }
  return fetch(request);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const { pathname, search } = new URL(request.url);
  const name = pathname.slice(FOLDER.length);
  if (request.mode === "navigate") {
    if (name === "" || name === PAGE) event.respondWith(page(request));
    return;
  }
  // boot.js asks past all caches what the host has now.
  if (request.cache === "reload" || name === "" || name === PAGE) return;
  const build = /^\?([0-9a-f]{16})$/.exec(search)?.[1];
  if (build) event.respondWith(fileOf(build, name, request));
  else if (search !== "") return;
  else if (/-[0-9a-f]{16}(?:_bg|_later)?\.\w+$/.test(name)) event.respondWith(hashedFile(name, request));
  else if (FILES.some((file) => file.name === name)) event.respondWith(fileOf(BUILD, name, request));
});

// --- One build after another ---

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));

/** Takes over from the build before, whose files stay as long as one of its pages is open. */
async function takeOver() {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  const open = pages.filter(({ url }) => url.startsWith(SCOPE)).map(({ id }) => id);
  const cache = await caches.open(CACHE);
  await cache.put(OPEN_BEFORE, new Response(JSON.stringify(open)));
  await self.clients.claim();
}

/** Removes the builds that no page needs any more. */
async function clear() {
  const old = (await ownCaches()).filter((name) => name !== CACHE);
  const note = await caches.match(OPEN_BEFORE, { cacheName: CACHE });
  if (old.length === 0 || !note) return;
  const open = await Promise.all((await note.json()).map((id) => self.clients.get(id)));
  // The newest build may be on its way.
  if (open.some(Boolean) || self.registration.installing || self.registration.waiting) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

addEventListener("activate", (event) => event.waitUntil(takeOver()));

// --- What pages ask ---

/** Says which build this is, and whether all of it is here. What something else has cleared is fetched again. */
async function report(port) {
  if (!(await areKept())) await keepAll().catch(() => {});
  port.postMessage({ build: BUILD, kept: await areKept() });
  await clear();
}

addEventListener("message", (event) => {
  if (event.data === "use") event.waitUntil(self.skipWaiting());
  else if (event.data === "report") event.waitUntil(report(event.ports[0]));
});
