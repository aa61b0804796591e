//! The program of the web worker that checks a record file. Natively there is nothing to start.

fn main() {}

/// What the page calls through `public/opening.js`.
#[cfg(all(target_arch = "wasm32", feature = "check"))]
mod worker {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The answer to a file, as [`opening::Answer::read`] reads it.
    #[wasm_bindgen]
    pub fn open(file: Vec<u8>) -> Vec<u8> {
        opening::answer(file)
    }
}
