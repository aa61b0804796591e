// Joins the later part of the program to the first, which has what the first view runs (src/parting says how they are made).
// boot.js starts it. What needs the later part before it is there waits for it, and so does the page.

/** What the later part imports from, and what the first part's exports for it begin with. */
const MODULE = "parts";

/** How long the first view may take to be drawn, in milliseconds: some records have no charts. */
const PATIENCE = 3_000;

let exports;
let bytes;
let module;
let fetching;
let failure;

/** What the first part gives to the later one. */
function shared() {
  const table = exports[`${MODULE}.table`];
  const own = {};
  for (const { name, kind } of WebAssembly.Module.imports(module)) {
    own[name] = kind === "function" ? table.get(Number(name)) : exports[name];
  }
  return { [MODULE]: own };
}

/** The later part's bytes, at once. */
function bytesNow(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  // A page that waits for a file can only get it as text. This way, each letter is one byte.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`A part of the explorer could not be loaded: the host answered ${request.status}.`);
  const letters = request.responseText;
  const own = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) own[i] = letters.charCodeAt(i);
  return own;
}

/** Whether the browser compiles large programs at once. Those before 2023 do so only beside the page. */
function compilesAtOnce() {
  // A program with nothing but a note of 5,000 bytes, which is too much for those.
  const start = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 0x88, 0x27];
  const program = new Uint8Array(start.length + 5_000);
  program.set(start);
  try {
    return Boolean(new WebAssembly.Module(program));
  } catch {
    return false;
  }
}

/** The later part, compiled while it comes where `isUrgent`. Else its bytes are kept for what may need them meanwhile. */
async function compiled(address, isUrgent) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the host answered ${response.status}`);
  // Not every host knows what programs are called.
  const isNamed = response.headers.get("Content-Type") === "application/wasm";
  if (isUrgent && isNamed && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  bytes = await response.arrayBuffer();
  return WebAssembly.compile(bytes);
}

/** Fetches the later part, once. What does not come is asked for again when it is needed. */
function fetched(address, isUrgent) {
  fetching ??= compiled(address, isUrgent).then((own) => (module ??= own)).catch(() => {});
  return fetching;
}

/** Joins the parts, where both are there. They have only what they share: twice does no harm. */
async function join() {
  if (!exports || !module) return;
  await WebAssembly.instantiate(module, shared());
  globalThis.explorerParts.joined = true;
}

/** Joins the parts at once. */
function joinNow(address) {
  if (failure) throw failure;
  try {
    module ??= new WebAssembly.Module(bytes ?? bytesNow(address));
    new WebAssembly.Instance(module, shared());
    globalThis.explorerParts.joined = true;
  } catch (error) {
    failure = error;
    throw error;
  }
}

/** Has the program use its parts. Where all of it is needed at once, it starts when the later part is there. */
export function useParts(address, needsAll) {
  const waits = needsAll || !compilesAtOnce();
  if (waits) void fetched(address, true);
  globalThis.explorerParts = {
    joined: false,
    // The first part is there, and has not started yet.
    async of(own) {
      exports = own;
      if (!waits) return;
      await fetched(address, true);
      await join();
    },
    // The program needs the later part now.
    more: () => joinNow(address),
  };
}

function firstViewDrawn() {
  return new Promise((done) => {
    setTimeout(done, PATIENCE);
    const seen = (list) => list.getEntriesByName("charts-drawn").length > 0 && done();
    new PerformanceObserver(seen).observe({ type: "mark", buffered: true });
  });
}

/** Fetches the later part and joins it when the first view has been drawn. Ends when that is done, or has failed. */
export async function completed(address) {
  await firstViewDrawn();
  await fetched(address, false);
  if (!globalThis.explorerParts.joined) await join();
}
