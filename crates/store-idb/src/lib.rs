//! The store in the browser: IndexedDB, one row a parcel, keyed by family and place.
//! Looks into no parcel. Where the browser gives no IndexedDB, the app uses `sync::MemoryStore` for the visit.

mod refused;
mod row;

use std::rc::Rc;

use idb::builder::{DatabaseBuilder, IndexBuilder, ObjectStoreBuilder};
use idb::{Database, KeyPath, KeyRange, ObjectStore, Query, Transaction, TransactionMode};
use send_wrapper::SendWrapper;
use sync::{Appended, Cursor, FamilyId, Health, Page, Parcel, Placed, Store, StoreError};

use refused::{committed, refused};

const VERSION: u32 = 1;
const FACTS: &str = "facts";
const BY_ID: &str = "by-id";

/// A store in IndexedDB. Clones share its connection.
#[derive(Clone)]
pub struct IdbStore(SendWrapper<Rc<Database>>);

impl IdbStore {
    /// Opens the store of this name, which is made when it is missing.
    ///
    /// # Errors
    /// When the browser has no IndexedDB for this page, or will not open it.
    pub async fn open(name: &str) -> Result<IdbStore, StoreError> {
        let facts = ObjectStoreBuilder::new(FACTS)
            .key_path(Some(KeyPath::new_array(["family", "place"])))
            .add_index(IndexBuilder::new(BY_ID.to_owned(), KeyPath::new_array(["family", "id"])).unique(true));
        let opened = DatabaseBuilder::new(name).version(VERSION).add_object_store(facts).build().await;
        Ok(IdbStore(SendWrapper::new(Rc::new(opened.map_err(refused)?))))
    }

    fn begin(&self, mode: TransactionMode) -> Result<(Transaction, ObjectStore), StoreError> {
        let transaction = self.0.transaction(&[FACTS], mode).map_err(refused)?;
        let facts = transaction.object_store(FACTS).map_err(refused)?;
        Ok((transaction, facts))
    }
}

/// All places of the family behind `cursor`.
fn behind(family: FamilyId, cursor: Cursor) -> Result<Query, StoreError> {
    let (from, to) = (row::key(family, cursor), row::key(family, Cursor(u64::MAX)));
    KeyRange::bound(&from, &to, Some(true), Some(false)).map(Query::from).map_err(refused)
}

/// Places have no gaps, so their number is the last of them.
async fn head_in(facts: &ObjectStore, family: FamilyId) -> Result<Cursor, StoreError> {
    let count = facts.count(Some(behind(family, Cursor(0))?)).map_err(refused)?;
    count.await.map(|count| Cursor(u64::from(count))).map_err(refused)
}

/// Nothing but the transaction's own requests may be awaited here: it ends by itself when it has none.
async fn append_in(facts: &ObjectStore, family: FamilyId, parcels: &[Parcel]) -> Result<Appended, StoreError> {
    let before = head_in(facts, family).await?;
    let by_id = facts.index(BY_ID).map_err(refused)?;
    let mut head = before;
    for parcel in parcels {
        let known = by_id.get_key(row::id_key(family, parcel.id)).map_err(refused)?.await.map_err(refused)?;
        if known.is_none() {
            head.0 += 1;
            let placed = row::encode(family, head, parcel)?;
            facts.add(&placed, None).map_err(refused)?.await.map_err(refused)?;
        }
    }
    Ok(Appended { new: head.0 - before.0, head })
}

impl IdbStore {
    async fn append_here(&self, family: FamilyId, parcels: &[Parcel]) -> Result<Appended, StoreError> {
        let (transaction, facts) = self.begin(TransactionMode::ReadWrite)?;
        match append_in(&facts, family, parcels).await {
            Ok(appended) => committed(transaction).await.map(|()| appended),
            Err(error) => {
                // The first refusal may have ended it already.
                let _ = transaction.abort();
                Err(error)
            }
        }
    }

    async fn since_here(&self, family: FamilyId, from: Cursor, most: u32) -> Result<Page, StoreError> {
        if from.0 >= row::LAST_PLACE {
            return Ok(Page { parcels: Vec::new(), next: from, more: false });
        }
        let (_transaction, facts) = self.begin(TransactionMode::ReadOnly)?;
        // One more than asked for tells whether there is more.
        let rows = facts.get_all(Some(behind(family, from)?), Some(most.saturating_add(1))).map_err(refused)?;
        let rows = rows.await.map_err(refused)?;
        let more = rows.len() > most as usize;
        let parcels: Vec<Placed> = rows.iter().take(most as usize).map(row::decode).collect::<Result<_, _>>()?;
        let next = parcels.last().map_or(from, |last| last.at);
        Ok(Page { parcels, next, more })
    }

    async fn head_here(&self, family: FamilyId) -> Result<Cursor, StoreError> {
        let (_transaction, facts) = self.begin(TransactionMode::ReadOnly)?;
        head_in(&facts, family).await
    }

    async fn erase_here(&self, family: FamilyId) -> Result<(), StoreError> {
        let (transaction, facts) = self.begin(TransactionMode::ReadWrite)?;
        facts.delete(behind(family, Cursor(0))?).map_err(refused)?.await.map_err(refused)?;
        committed(transaction).await
    }
}

impl Store for IdbStore {
    async fn append(&self, family: FamilyId, parcels: &[Parcel]) -> Result<Appended, StoreError> {
        SendWrapper::new(self.append_here(family, parcels)).await
    }

    async fn since(&self, family: FamilyId, from: Cursor, most: u32) -> Result<Page, StoreError> {
        SendWrapper::new(self.since_here(family, from, most)).await
    }

    async fn head(&self, family: FamilyId) -> Result<Cursor, StoreError> {
        SendWrapper::new(self.head_here(family)).await
    }

    async fn erase(&self, family: FamilyId) -> Result<(), StoreError> {
        SendWrapper::new(self.erase_here(family)).await
    }

    async fn health(&self) -> Result<Health, StoreError> {
        self.begin(TransactionMode::ReadWrite).map(|_| Health { kind: "indexeddb" })
    }
}
