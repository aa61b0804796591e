// The web worker that checks a record file: it loads its program and answers each file that the page gives it.

// Where the whole explorer is one file, the script of the program stands before this one, and the page gives the program.
const isWhole = typeof wasm_bindgen === "function";

// The page names its build behind the question mark: a cache must not mix two versions.
const build = self.location.search;
async function load() {
  importScripts("opening/opening.js" + build);
  return wasm_bindgen({ module_or_path: new URL("opening/opening_bg.wasm" + build, self.location.href) });
}
let ready = isWhole ? undefined : load();
// If this fails, the page hears of it when it sends a file. Without this line the browser would write an error to the console
// as well, even where the reader has just left the page.
ready?.catch(() => {});

self.onmessage = async ({ data }) => {
  if (data.program) {
    ready = wasm_bindgen({ module_or_path: data.program });
    return;
  }
  try {
    await ready;
    const answer = wasm_bindgen.open(new Uint8Array(data));
    self.postMessage(answer, [answer.buffer]);
  } catch (error) {
    self.postMessage(String(error));
  }
};
