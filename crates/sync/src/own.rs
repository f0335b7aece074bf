//! Facts in the clear, on the device that they belong to.
//! Never for a server: what leaves the device is sealed first.

use domain::fact::Fact;

use crate::store::{Appended, Cursor, FamilyId, Parcel, Store, StoreError};

/// How many parcels are read at a time.
const PAGE: u32 = 500;

/// What was found in a store of one's own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnFacts {
    /// In the order in which they came.
    pub facts: Vec<Fact>,
    /// How many parcels are kept and cannot be read.
    pub unreadable: usize,
}

/// Keeps facts; those that are there already stay as they are.
///
/// # Errors
/// When the store cannot keep them; then none was kept.
pub async fn keep(store: &impl Store, family: FamilyId, facts: &[Fact]) -> Result<Appended, StoreError> {
    let parcel = |fact: &Fact| Parcel { id: fact.id, device: fact.device, body: wire::fact::encode(fact).into_bytes() };
    let parcels: Vec<Parcel> = facts.iter().map(parcel).collect();
    store.append(family, &parcels).await
}

/// All facts that were kept.
///
/// # Errors
/// When the store cannot be read.
pub async fn recall(store: &impl Store, family: FamilyId) -> Result<OwnFacts, StoreError> {
    let mut own = OwnFacts::default();
    let mut cursor = Cursor::default();
    loop {
        let page = store.since(family, cursor, PAGE).await?;
        for placed in page.parcels {
            let text = String::from_utf8(placed.parcel.body).ok();
            match text.and_then(|text| wire::fact::decode(&text).ok()) {
                Some(fact) => own.facts.push(fact),
                None => own.unreadable += 1,
            }
        }
        if !page.more {
            return Ok(own);
        }
        cursor = page.next;
    }
}
