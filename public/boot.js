// Starts the app, and shows the panel of index.html where it cannot start or has failed.
// It knows nothing of the app but its notes' keys, and can save the notes whatever has happened.

import "./early.js?this-build";

window.explorerBoots = true;

// What every version of it keeps begins with this and a number.
const KEYS = "inspection-explorer/v";
const element = (id) => document.getElementById(id);

// The build that this page is of, behind a question mark.
const BUILD = new URL(import.meta.url).search;

// Where the whole explorer is one file, the page holds its programs too.
const packedProgram = element("program");

// --- What the address asks for ---

/**
 * Where the address asks for something else than what the page sums up, early.js has hidden the summary. A view is named
 * meanwhile by its tab and its heading.
 */
function nameView() {
  const { dataset } = document.documentElement;
  const [heading, first] = [document.querySelector(".summary h1"), document.querySelector(".tab.now")];
  if (!dataset.asks || !heading || !first) return;
  const asked = new URLSearchParams(location.search).getAll("view").pop();
  const tab = [...document.querySelectorAll(".tab")].find((tab) => tab.dataset.view === asked) ?? first;
  const summed = heading.textContent;
  sumUp = () => {
    delete dataset.asks;
    heading.textContent = summed;
  };
  if (dataset.asks === "record") return;
  // What the app does not know either leads to the first view.
  if (tab === first) return sumUp();
  first.classList.remove("now");
  tab.classList.add("now");
  heading.textContent = tab.dataset.heading;
  dataset.asks = "named";
}

/** Shows the summary again, whatever the address asks for. */
let sumUp = () => {};
nameView();

// What one page remembers for the next one in this tab.
const STARTED_AGAIN = "inspection-explorer/started-again";
const WENT_TO = "inspection-explorer/went-to";

/** Remembers a value under a key, or forgets the key. Returns whether the browser did so. */
function remember(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

// --- The panel ---

const STOPPED = "Your notes are still saved in this browser: download them, then start again.";
const AGAIN = " It went wrong again at this address, so ‘Start again’ now opens the first page. Your browser’s Back button returns to this address.";
// Not every record has reports with links.
const READABLE = ` The summary below can still be read${document.querySelector("#links a") ? ", and links the published reports" : ""}.`;
const NO_START = "The explorer could not start. The network may have failed, a newer version may have replaced this page, or this browser may be too old or may block WebAssembly. Try ‘Start again’." + READABLE;
const STUCK = "The explorer could not start. There is a newer version, but this browser still opens the old page. Try ‘Start again’ in a few minutes." + READABLE;
const NO_WASM = "The explorer needs WebAssembly, which this browser does not have or blocks." + READABLE;

const CANNOT_UNPACK = "This browser is too old for the explorer in one file: it cannot unpack it. Open the file in a newer browser, or the explorer’s site in this one." + READABLE;

let startAgain = restart;

/** Shows the panel. `why` is for the reader, `what` for whoever repairs it, `then` is what 'Start again' does. */
function failed(why, what, then = restart) {
  const panel = element("failed");
  if (!panel.hidden) return;
  startAgain = then;
  element("failed-why").textContent = why;
  element("failed-what").textContent = inWords(what);
  panel.hidden = false;
  sumUp();
  const loading = element("loading");
  if (loading) loading.hidden = true;
  panel.scrollIntoView();
}

// A page that the browser has kept as it was, with its panel, is tried anew when the reader comes back to it.
addEventListener("pageshow", (event) => {
  if (event.persisted && !element("failed").hidden) location.reload();
});

/** When the app had started, in milliseconds since the page was opened. */
let startedAt = Infinity;
/** What went wrong in the app while it started. */
let told;

/** A failure so soon after the start, in milliseconds, may well come from the address. */
const SOON = 30_000;
const restarted = remembered(STARTED_AGAIN) === location.href;
remember(STARTED_AGAIN, null);

/** Shows that the app has failed, which may be due to the address. */
function stopped(what) {
  const soon = performance.now() - startedAt < SOON;
  const asks = location.search + location.hash !== "";
  if (restarted && soon && asks) failed(STOPPED + AGAIN, what, () => location.assign(location.pathname));
  else failed(STOPPED, what);
}

/** Starts again at the same address. */
async function restart() {
  remember(STARTED_AGAIN, location.href);
  if (startedAt === Infinity && !packedProgram) {
    // The browser's cache may hold files of two versions, or half a file.
    element("failed-reload").textContent = "Starting again …";
    const files = Object.values(program(document));
    const [page] = await Promise.all([location.href, ...files].map((address) => fetched(address, 30_000)));
    if (page) await leaveWorker();
  }
  location.reload();
}

// --- The notes ---

/**
 * A backup, as the app writes it: every key of every version with its value, exactly. Half signs leave as escapes.
 * Throws where the browser keeps nothing.
 */
function storedNotes() {
  const entries = [];
  for (let i = 0; i < localStorage.length; i += 1) {
    const key = localStorage.key(i);
    if (key.startsWith(KEYS)) entries.push({ key, value: localStorage.getItem(key) });
  }
  // Whose record it is, the keys say.
  const backup = { format: "inspection-explorer backup", version: 3, record: null, made: new Date().toISOString(), entries };
  return JSON.stringify(backup, null, 2);
}

function saveNotes() {
  let text;
  try {
    text = storedNotes();
  } catch {
    element("failed-why").textContent = "Nothing was downloaded: this browser does not let the page read your saved notes. Allow this site to store data, then try again.";
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "inspection-notes-saved.json";
  link.click();
  // Firefox and WebKit begin a download some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// --- Whose failure is it? ---

/** The folder of the page, in which all files of the site lie; or the page, where it holds them all. */
const FOLDER = packedProgram ? location.href.replace(/[?#].*/s, "") : new URL(".", document.baseURI).href;

/**
 * Whether a failure comes from the site's own scripts or program, and not from an extension or the browser.
 * `error` is what was thrown or rejected, `filename` the script that the browser names, `folder` where the site lies.
 */
export function isOurs({ error, filename = "" }, folder) {
  // Browsers hide what a foreign script has thrown, and throw nothing when an observer reports too often.
  if (error === null || error === undefined) return false;
  const inIt = folder.endsWith("/") ? "(?:snippets/[^\\s?#:]+/)?[^\\s/?#:()]+\\.(?:m?js|wasm)" : "(?:[?#][^\\s]*)?";
  const file = new RegExp(`(?:^|[\\s(@])${folder.replace(/[^\w/]/g, "\\$&")}${inIt}(?![\\w.-])`);
  // Where it was thrown decides: our scripts may call foreign ones, and foreign ones ours.
  const frames = framesOf(error);
  if (frames.length === 0) return file.test(filename) || isTrap(error);
  // Some engines do not name the file of a program. Then the script that called it tells.
  const named = isNameless(frames[0]) ? frames.find((frame) => !isNameless(frame)) : frames[0];
  return named === undefined || file.test(named);
}

/** The lines of a stack that name a place: those of V8 begin with 'at', those of other engines have an '@'. */
function framesOf(error) {
  try {
    const lines = String(error.stack ?? "").split("\n");
    return lines.filter((line) => /^\s*at |@/.test(line) && /[a-z][\w+.-]*:\/\/|\[wasm code\]/i.test(line));
  } catch {
    // What was thrown in another world may not be looked into.
    return [];
  }
}

/** Whether a frame is in a program of WebAssembly whose file the engine does not name. */
const isNameless = (frame) => /\[wasm code\]|wasm:\/\//.test(frame);

function isTrap(error) {
  try {
    return error instanceof WebAssembly.RuntimeError;
  } catch {
    return false;
  }
}

/** What was thrown, in words: it may be anything. */
function inWords(thrown) {
  try {
    return String(thrown ?? "");
  } catch {
    return "something without words";
  }
}

const noted = new Set();

/** Takes a failure of the site's own for the app's; notes any other in the console, once: some come every frame. */
function hear({ error, filename, message }) {
  const what = message ?? inWords(error);
  if (isOurs({ error, filename }, FOLDER)) tell(what);
  else if (!noted.has(what)) console.info(`Something outside the explorer failed: ${what}`);
  noted.add(what);
}

/** While the app starts, what goes wrong is only kept: there may be a newer version to go to. */
function tell(what) {
  if (startedAt === Infinity) told ??= what;
  else stopped(what);
}

addEventListener("explorer-failed", (event) => tell(event.detail));
addEventListener("error", hear);
addEventListener("unhandledrejection", (event) => hear({ error: event.reason }));

// --- A newer version ---

/**
 * A file as the server has it now, past the browser's cache, which takes it over; null where there is none within so
 * many milliseconds.
 */
async function fetched(address, patience) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const response = await fetch(new URL(address, document.baseURI), { cache: "reload", signal: limit.signal });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The names of the program's files in a page. */
const program = (page) => page.querySelector("script[data-wasm]")?.dataset ?? {};

/** The names of all files in a page that change with their content. */
function hashedNames(page) {
  // What stands in a noscript is an element only where no scripts run, as in a page that is fetched.
  const styles = [...page.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.closest("noscript")).map((link) => link.getAttribute("href"));
  const { js, wasm } = program(page);
  return js && wasm ? [js, wasm, ...styles] : [];
}

/** The files of the page on the server where they are not those of this page, as a text; else null. */
async function newerVersion() {
  if (packedProgram) return null;
  const own = hashedNames(document);
  const text = await (await fetched(location.href, 8_000))?.text();
  const names = hashedNames(new DOMParser().parseFromString(text ?? "", "text/html"));
  return names.every((name) => own.includes(name)) ? null : names.join(" ");
}

/** Goes to a newer version at the same address, but to each only once. Returns whether it goes. */
async function goTo(version) {
  if (version === null || remembered(WENT_TO) === version || !remember(WENT_TO, version)) return false;
  await leaveWorker();
  location.reload();
  return true;
}

// --- The site on this device ---

/** Has the browser keep the site, once there is nothing else to do. */
function keepSite() {
  const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 1_000));
  const failed = () => {
    globalThis.explorerOffline = { state: "failed" };
    dispatchEvent(new Event("explorer-offline"));
  };
  idle(() => void import(`./offline.js${BUILD}`).catch(failed), { timeout: 5_000 });
}

/** Leaves it to the host to serve the page again, where the files that are kept do not start. */
async function leaveWorker() {
  try {
    const { controller, ready } = navigator.serviceWorker;
    // The folders above may have the worker of another program.
    if (controller && (await ready).scope === FOLDER) await (await ready).unregister();
  } catch {
    // The browser has none.
  }
}

// --- The program that checks records of others ---

/** Starts it. It answers once, to the file that it is given; `answered` is heard from the start, since it may fail at once. */
globalThis.explorerChecker = () => {
  const worker = packedProgram ? packedChecker() : new Worker(`opening.js${BUILD}`);
  worker.answered = new Promise((onmessage, onerror) => Object.assign(worker, { onmessage, onerror, onmessageerror: onerror }));
  // Whoever waits for the answer hears that it failed; the browser need not tell it too.
  worker.answered.catch(() => {});
  return worker;
};

/** The same from the page, where it holds all programs. */
function packedChecker() {
  const scripts = ["checker-glue", "checker-script"].map((id) => element(id).textContent);
  const address = URL.createObjectURL(new Blob(scripts, { type: "text/javascript" }));
  const worker = new Worker(address);
  const post = worker.postMessage.bind(worker);
  const ready = unpacked(element("checker-program")).then((program) => post({ program }, [program]));
  worker.postMessage = (...message) => void ready.then(() => post(...message), (error) => worker.onerror(error));
  ready.finally(() => URL.revokeObjectURL(address)).catch(() => {});
  return worker;
}

/**
 * Asks for the record that the address asks for, and starts the program that checks it, while the app's own program is
 * still on its way: the app takes over both. It reads the address itself, and fetches what is asked for in another way.
 */
function askEarly() {
  const asked = new URLSearchParams(location.search).getAll("record").pop()?.trim();
  if (!asked || asked.startsWith("opened:") || location.origin === "null") return;
  try {
    const address = new URL(asked, location.href);
    if (address.origin !== location.origin) return;
    const response = fetch(address);
    // Whoever takes it over hears that it failed.
    response.catch(() => {});
    globalThis.askedEarly = { [address.href]: response, checker: globalThis.explorerChecker() };
  } catch {
    // The app tries it again, and says what is wrong.
  }
}

// --- The start ---

/** Whether a style sheet of the page is missing. Some browsers give an empty one instead. */
function lacksStyle() {
  const own = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => link.href.startsWith(FOLDER));
  return own.some((link) => !link.sheet?.cssRules.length);
}

/** The bytes of a program that the page holds. */
async function unpacked(block) {
  const letters = atob(block.textContent);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Has the later part of the program come when it is needed. */
async function useParts(address) {
  const { completed, useParts } = await import(`./later.js${BUILD}`);
  // Where the address asks for nothing, the first view is shown.
  useParts(address, location.search + location.hash !== "");
  complete = () => completed(address);
}

/** Waits until the page has been painted: it can be read while the program starts. One in the background is not painted. */
function painted() {
  return new Promise((done) => {
    setTimeout(done, 300);
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** Fetches what the program still lacks. Ends when it is there, or does not come. */
let complete = async () => {};

/** Runs the app; what was thrown where it does not start, else nothing. */
async function run({ js, wasm, later }) {
  try {
    if (packedProgram) {
      await globalThis.explorerProgram({ module_or_path: await unpacked(packedProgram) });
      return undefined;
    }
    const address = (name) => new URL(name, document.baseURI).href;
    const answer = fetch(address(wasm));
    // It is waited for below, where the rest is there.
    answer.catch(() => {});
    const [glue] = await Promise.all([import(address(js)), later && useParts(address(later)), painted()]);
    await glue.default({ module_or_path: answer });
    return undefined;
  } catch (error) {
    return error ?? "nothing was said";
  }
}

async function start() {
  if (typeof WebAssembly !== "object") {
    failed(NO_WASM, "");
    return;
  }
  if (packedProgram && typeof DecompressionStream !== "function") {
    failed(CANNOT_UNPACK, "");
    return;
  }
  const loading = element("loading");
  if (loading) loading.hidden = false;
  askEarly();
  // The cache may still have the program when the page's looks are gone.
  if (lacksStyle() && (await goTo(await newerVersion()))) return;
  const error = await run(program(document));
  if (error === undefined && told === undefined) {
    startedAt = performance.now();
    remember(WENT_TO, null);
    if (!packedProgram) void complete().finally(keepSite);
    return;
  }
  const newer = await newerVersion();
  if (await goTo(newer)) return;
  const ran = told !== undefined || framesOf(error).some((frame) => /wasm-function|\[wasm code\]/.test(frame));
  if (ran) stopped(told ?? error);
  else failed(newer === null ? NO_START : STUCK, error);
}

element("failed-save").addEventListener("click", saveNotes);
element("failed-reload").addEventListener("click", () => startAgain());
start();
