//! The wasm entry: mounts the app, and replays scripts for whoever compares it with the native engine.
//! Nothing else: the app is the crate `web`, so that this one can be `cdylib` alone.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the generated glue once the module is ready.
#[wasm_bindgen(start)]
pub fn start() {
    web::mount();
}

/// Runs a script through the engine as it is in this file: the cues as JSON Lines, or what is wrong with the script.
#[must_use]
#[wasm_bindgen]
pub fn replay(protocol: &str, script: &str) -> String {
    let told = replay::protocol(protocol).and_then(|protocol| replay::run(&protocol, script));
    told.unwrap_or_else(|fault| fault.to_string())
}
