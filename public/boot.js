// Starts the app, and shows the panel of index.html where it cannot start or has failed.
// It knows nothing of the app but its notes' keys, so that notes can be saved whatever has happened.

const KEYS = "inspection-explorer/v1/";
const element = (id) => document.getElementById(id);

// The reader's colours, before anything is seen.
try {
  const colours = localStorage.getItem(KEYS + "colours");
  if (colours === "light" || colours === "dark") document.documentElement.dataset.colours = colours;
} catch {
  // Storage is blocked: the system's colours it is.
}

/** The stored notes and what was set aside, as text. Throws where the browser keeps nothing. */
function storedNotes() {
  const kept = {};
  for (let i = 0; i < localStorage.length; i += 1) {
    const key = localStorage.key(i);
    if (key.startsWith(KEYS)) kept[key] = localStorage.getItem(key);
  }
  return JSON.stringify(kept, null, 2);
}

function saveNotes() {
  let text;
  try {
    text = storedNotes();
  } catch (error) {
    element("failed-why").textContent = "This browser does not let the page read what it has kept, so there is nothing to download.";
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "inspection-notes-saved.json";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Shows the panel. `why` is for the reader, `what` for whoever mends it. */
function failed(why, what) {
  const panel = element("failed");
  if (!panel.hidden) return;
  element("failed-why").textContent = why;
  element("failed-what").textContent = String(what ?? "");
  panel.hidden = false;
  const loading = element("loading");
  if (loading) loading.hidden = true;
  panel.scrollIntoView();
}

const STOPPED = "Something in it went wrong. Your notes are still kept in this browser: download them, then start again.";
const NO_START = "It could not start. The network may have failed, or this browser may be too old or not allow WebAssembly. The published reports are linked below.";

element("failed-save").addEventListener("click", saveNotes);
element("failed-reload").addEventListener("click", () => location.assign(location.pathname));
addEventListener("explorer-failed", (event) => failed(STOPPED, event.detail));
addEventListener("error", (event) => failed(STOPPED, event.message));
addEventListener("unhandledrejection", (event) => failed(STOPPED, event.reason));

async function start() {
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  if (typeof WebAssembly !== "object") {
    failed("This browser has no WebAssembly, which the explorer is made of. The published reports are linked below.", "");
    return;
  }
  element("loading").hidden = false;
  try {
    const glue = await import(new URL(js, document.baseURI).href);
    await glue.default({ module_or_path: new URL(wasm, document.baseURI) });
  } catch (error) {
    failed(NO_START, error);
  }
}

start();
