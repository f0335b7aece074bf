//! The store in memory passes the story that all stores must pass.
//! The databases' runs are in crates/store-sql/tests.

use sync::{FamilyId, MemoryStore, conformance};

#[test]
fn memory_passes_the_story() {
    let store = MemoryStore::default();
    futures_executor::block_on(conformance::story(async || store.clone(), 1));
    futures_executor::block_on(conformance::token_story(&store, FamilyId(201), FamilyId(202)));
    futures_executor::block_on(conformance::record_story(&store, FamilyId(201), FamilyId(202)));
}
