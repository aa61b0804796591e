//! The app's entry in the browser. Natively there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        inspection_explorer::browser::crash::install();
        inspection_explorer::ui::start();
    }
}
