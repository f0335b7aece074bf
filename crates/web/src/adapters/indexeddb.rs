//! What the phone keeps: facts, a few notes about this device, and the session in hand, in IndexedDB.
//! Not how facts are kept: `store-idb` does that. Where the browser keeps nothing, memory serves the visit.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use domain::fact::Fact;
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Transaction, TransactionMode};
use store_idb::IdbStore;
use sync::member::{Fault, Member};
use sync::protocol::Took;
use sync::{FamilyId, MemoryStore, StoreError};
use wasm_bindgen::JsValue;

use super::chance::Chance;
use super::net::Net;

const FACTS: &str = "letdown-facts";
const NOTES: &str = "letdown";
const VERSION: u32 = 1;

/// Without an account a phone is a family of its own.
const FAMILY: FamilyId = FamilyId(0);

/// A shelf of short notes by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// About this device: its id, what it has asked for.
    Device,
    /// The session in hand: running, or finished and not saved yet.
    Running,
}

impl Shelf {
    fn name(self) -> &'static str {
        match self {
            Shelf::Device => "device",
            Shelf::Running => "running",
        }
    }
}

/// The browser could not keep or find it: storage is full or was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotKept;

impl From<idb::Error> for NotKept {
    fn from(_: idb::Error) -> NotKept {
        NotKept
    }
}

impl From<StoreError> for NotKept {
    fn from(_: StoreError) -> NotKept {
        NotKept
    }
}

type Notes = BTreeMap<(&'static str, String), String>;

/// Where everything is kept. Cheap to clone.
#[derive(Clone)]
pub struct Store(Inner);

#[derive(Clone)]
enum Inner {
    Kept { facts: IdbStore, notes: Rc<Database> },
    Memory { facts: MemoryStore, notes: Rc<RefCell<Notes>> },
}

impl Store {
    /// Opens IndexedDB, or memory for this visit when the browser has none for us.
    pub async fn open() -> Store {
        let notes = DatabaseBuilder::new(NOTES)
            .version(VERSION)
            .add_object_store(ObjectStoreBuilder::new(Shelf::Device.name()))
            .add_object_store(ObjectStoreBuilder::new(Shelf::Running.name()));
        match (IdbStore::open(FACTS).await, notes.build().await) {
            (Ok(facts), Ok(notes)) => Store(Inner::Kept { facts, notes: Rc::new(notes) }),
            _ => Store::memory(),
        }
    }

    /// Memory alone, until the browser's own has been opened.
    #[must_use]
    pub fn memory() -> Store {
        Store(Inner::Memory { facts: MemoryStore::default(), notes: Rc::default() })
    }

    /// Whether what is put here outlives the tab.
    #[must_use]
    pub fn lasts(&self) -> bool {
        matches!(self.0, Inner::Kept { .. })
    }

    /// All facts. One that cannot be read stays where it is: a newer version may know it.
    ///
    /// # Errors
    /// When the browser will not read.
    pub async fn facts(&self) -> Result<Vec<Fact>, NotKept> {
        let own = match &self.0 {
            Inner::Memory { facts, .. } => sync::recall(facts, FAMILY).await,
            Inner::Kept { facts, .. } => sync::recall(facts, FAMILY).await,
        };
        Ok(own?.facts)
    }

    /// Adds facts, all or none. A fact that is already here is left as it is.
    ///
    /// # Errors
    /// When the browser will not keep them.
    pub async fn add_facts(&self, new: &[Fact]) -> Result<(), NotKept> {
        match &self.0 {
            Inner::Memory { facts, .. } => sync::keep(facts, FAMILY, new).await?,
            Inner::Kept { facts, .. } => sync::keep(facts, FAMILY, new).await?,
        };
        Ok(())
    }

    /// Comes to the same facts as the server.
    ///
    /// # Errors
    /// When the server or the browser's storage does not answer; what was done stays done.
    pub async fn follow(&self, member: &mut Member, known: &[Fact]) -> Result<Took, Fault> {
        match &self.0 {
            Inner::Memory { facts, .. } => member.follow(&Net, &mut Chance, facts, FAMILY, known).await,
            Inner::Kept { facts, .. } => member.follow(&Net, &mut Chance, facts, FAMILY, known).await,
        }
    }

    /// The note under `key`.
    ///
    /// # Errors
    /// When the browser will not read.
    pub async fn note(&self, shelf: Shelf, key: &str) -> Result<Option<String>, NotKept> {
        let database = match &self.0 {
            Inner::Memory { notes, .. } => return Ok(notes.borrow().get(&(shelf.name(), key.to_owned())).cloned()),
            Inner::Kept { notes, .. } => notes,
        };
        let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(shelf.name())?.get(JsValue::from_str(key))?.await?;
        Ok(found.and_then(|text| text.as_string()))
    }

    /// Writes the note under `key`; `None` takes it away.
    ///
    /// # Errors
    /// When the browser will not keep it.
    pub async fn set_note(&self, shelf: Shelf, key: &str, text: Option<&str>) -> Result<(), NotKept> {
        let database = match &self.0 {
            Inner::Memory { notes, .. } => {
                let place = (shelf.name(), key.to_owned());
                let mut notes = notes.borrow_mut();
                match text {
                    Some(text) => notes.insert(place, text.to_owned()),
                    None => notes.remove(&place),
                };
                return Ok(());
            }
            Inner::Kept { notes, .. } => notes,
        };
        let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
        let notes = transaction.object_store(shelf.name())?;
        match text {
            Some(text) => {
                notes.put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))?;
            }
            None => {
                notes.delete(JsValue::from_str(key))?;
            }
        }
        committed(transaction).await
    }

    /// Erases everything, in every store: the one physical deletion. Facts first: without them the rest says nothing.
    ///
    /// # Errors
    /// When the browser will not.
    pub async fn erase(&self) -> Result<(), NotKept> {
        let database = match &self.0 {
            Inner::Memory { facts, notes } => {
                notes.borrow_mut().clear();
                return Ok(sync::Store::erase(facts, FAMILY).await?);
            }
            Inner::Kept { facts, notes } => {
                sync::Store::erase(facts, FAMILY).await?;
                notes
            }
        };
        let names = [Shelf::Device.name(), Shelf::Running.name()];
        let transaction = database.transaction(&names, TransactionMode::ReadWrite)?;
        for name in names {
            transaction.object_store(name)?.clear()?;
        }
        committed(transaction).await
    }
}

/// Waits until it is kept. What the browser takes back, for want of space, is no error to it.
async fn committed(transaction: Transaction) -> Result<(), NotKept> {
    if transaction.commit()?.await?.is_committed() { Ok(()) } else { Err(NotKept) }
}
