//! The wasm entry: mounts the app.
//! Nothing else: the app is the crate `web`, so that this one can be `cdylib` alone.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the generated glue once the module is ready.
#[wasm_bindgen(start)]
pub fn start() {
    web::mount();
}
