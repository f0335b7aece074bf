//! `sync::conformance` on IndexedDB, for a browser to run.
//! No part of the app: journeys/tests/indexeddb.rs loads it.

use store_idb::IdbStore;
use sync::conformance;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs the story on the store of this name, and says so at its end; a panic is in the console.
#[wasm_bindgen]
pub async fn story(name: String) -> String {
    console_error_panic_hook::set_once();
    let open = async || match IdbStore::open(&name).await {
        Ok(store) => store,
        Err(error) => panic!("the store does not open: {error}"),
    };
    conformance::story(open, 1).await;
    "the story holds".to_owned()
}
