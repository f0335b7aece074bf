//! The API's document is the one that was agreed on. `LETDOWN_ACCEPT=1` takes a change in.
//! Not whether the server does what it says: see `mailbox`.

use std::path::Path;

#[test]
fn the_api_is_as_it_was_agreed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let now = server::openapi() + "\n";
    if std::env::var_os("LETDOWN_ACCEPT").is_some() {
        std::fs::write(&file, &now).expect("the folder can be written");
    }
    let agreed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(agreed == now, "the API changed: look at it, then run this test with LETDOWN_ACCEPT=1");
}
