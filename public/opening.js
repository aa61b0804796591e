// The web worker that checks a record file: it loads its program and answers each file that the page gives it.
// The page names its build behind the question mark: a cache must not mix two versions.

const build = self.location.search;
importScripts("opening/opening.js" + build);
const ready = wasm_bindgen({ module_or_path: new URL("opening/opening_bg.wasm" + build, self.location.href) });

self.onmessage = async ({ data }) => {
  try {
    await ready;
    const answer = wasm_bindgen.open(new Uint8Array(data));
    self.postMessage(answer, [answer.buffer]);
  } catch (error) {
    self.postMessage(String(error));
  }
};
