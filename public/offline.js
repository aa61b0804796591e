// Has the browser keep the site on this device, and tells the app what becomes of that. boot.js starts it once the app has
// started and has nothing else to do.

/** The build of this page. */
const BUILD = new URL(import.meta.url).search.slice(1);

/** How long a worker may take to answer, in milliseconds: it may have to fetch the site again. */
const PATIENCE = 60_000;

let registration;

/** What the app reads: what has become of it, and whether there is a newer build than this page's. */
const own = { state: "waiting", newer: false, check, use };
globalThis.explorerOffline = own;

function tell(change) {
  Object.assign(own, change);
  dispatchEvent(new Event("explorer-offline"));
}

/** What a worker reports of itself, or nothing. */
function ask(worker) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    const end = ({ data } = {}) => {
      port1.close();
      done(data);
    };
    port1.onmessage = end;
    worker.postMessage("report", [port2]);
    setTimeout(end, PATIENCE);
  });
}

let looking = Promise.resolve();

/** Looks how things are, and tells. One look after the other: an earlier one must not have the last word. */
function check() {
  looking = looking.then(look, look);
  return looking;
}

async function look() {
  if (!registration) return;
  const { installing, waiting, active } = registration;
  if (!active) {
    tell({ state: installing || waiting ? "saving" : "failed" });
    return;
  }
  const now = await ask(active);
  const next = waiting ? await ask(waiting) : now;
  tell({ state: now?.kept ? "kept" : "failed", newer: next !== undefined && next.build !== BUILD });
}

/** Goes to the newer build, in this page alone: the others go on with theirs. */
function use() {
  const { waiting } = registration;
  // Another page may have asked for it already.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("use");
}

function follow(worker) {
  worker?.addEventListener("statechange", () => void check());
}

async function keep() {
  if (!isSecureContext) return tell({ state: "insecure" });
  try {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return tell({ state: "unsupported" });
    registration = await serviceWorker.register("sw.js", { scope: "./", updateViaCache: "none" });
    registration.addEventListener("updatefound", () => follow(registration.installing));
    serviceWorker.addEventListener("controllerchange", () => void check());
    follow(registration.installing);
    await check();
  } catch ({ name }) {
    // So browsers call it where the reader has forbidden the site to store data.
    tell({ state: name === "SecurityError" || name === "NotSupportedError" ? "blocked" : "failed" });
  }
}

keep();
