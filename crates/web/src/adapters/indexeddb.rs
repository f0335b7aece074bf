//! What the phone keeps: facts, a few notes about this device, and the session in hand, in IndexedDB.
//! Not what a fact means: texts come and go as `wire` wrote them. Where the browser keeps nothing, memory serves the visit.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use idb::builder::{DatabaseBuilder, IndexBuilder, ObjectStoreBuilder};
use idb::{Database, KeyPath, TransactionMode};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

const NAME: &str = "letdown";
const VERSION: u32 = 1;
const FACTS: &str = "facts";

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

/// A fact as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// Its stamp, written so that texts sort as stamps do.
    pub stamp: String,
    /// The whole fact, as `wire` wrote it.
    pub text: String,
}

/// The browser could not keep or find it: storage is full or was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotKept;

impl From<idb::Error> for NotKept {
    fn from(_: idb::Error) -> NotKept {
        NotKept
    }
}

impl From<JsValue> for NotKept {
    fn from(_: JsValue) -> NotKept {
        NotKept
    }
}

#[derive(Default)]
struct Memory {
    facts: BTreeMap<String, String>,
    notes: BTreeMap<(&'static str, String), String>,
}

/// Where everything is kept. Cheap to clone.
#[derive(Clone)]
pub struct Store(Inner);

#[derive(Clone)]
enum Inner {
    Kept(Rc<Database>),
    Memory(Rc<RefCell<Memory>>),
}

impl Store {
    /// Opens IndexedDB, or memory for this visit when the browser has none for us.
    pub async fn open() -> Store {
        let built = DatabaseBuilder::new(NAME)
            .version(VERSION)
            .add_object_store(
                ObjectStoreBuilder::new(FACTS)
                    .key_path(Some(KeyPath::new_single("id")))
                    .add_index(IndexBuilder::new("stamp".to_owned(), KeyPath::new_single("stamp"))),
            )
            .add_object_store(ObjectStoreBuilder::new(Shelf::Device.name()))
            .add_object_store(ObjectStoreBuilder::new(Shelf::Running.name()))
            .build()
            .await;
        Store(match built {
            Ok(database) => Inner::Kept(Rc::new(database)),
            Err(_) => Inner::Memory(Rc::default()),
        })
    }

    /// Memory alone, until the browser's own has been opened.
    #[must_use]
    pub fn memory() -> Store {
        Store(Inner::Memory(Rc::default()))
    }

    /// Whether what is put here outlives the tab.
    #[must_use]
    pub fn lasts(&self) -> bool {
        matches!(self.0, Inner::Kept(_))
    }

    /// The texts of all facts, oldest stamp first.
    ///
    /// # Errors
    /// When the browser will not read.
    pub async fn facts(&self) -> Result<Vec<String>, NotKept> {
        let database = match &self.0 {
            Inner::Memory(memory) => return Ok(memory.borrow().facts.values().cloned().collect()),
            Inner::Kept(database) => database,
        };
        let transaction = database.transaction(&[FACTS], TransactionMode::ReadOnly)?;
        let index = transaction.object_store(FACTS)?.index("stamp")?;
        let rows = index.get_all(None, None)?.await?;
        Ok(rows.iter().filter_map(|row| Reflect::get(row, &"text".into()).ok()?.as_string()).collect())
    }

    /// Adds facts, all or none. A fact that is already here is left as it is.
    ///
    /// # Errors
    /// When the browser will not keep them.
    pub async fn add_facts(&self, facts: &[Kept]) -> Result<(), NotKept> {
        let database = match &self.0 {
            Inner::Memory(memory) => {
                let mut memory = memory.borrow_mut();
                for fact in facts {
                    memory.facts.entry(fact.id.clone()).or_insert_with(|| fact.text.clone());
                }
                return Ok(());
            }
            Inner::Kept(database) => database,
        };
        let transaction = database.transaction(&[FACTS], TransactionMode::ReadWrite)?;
        let shelf = transaction.object_store(FACTS)?;
        for fact in facts {
            let row = Object::new();
            for (name, value) in [("id", &fact.id), ("stamp", &fact.stamp), ("text", &fact.text)] {
                Reflect::set(&row, &name.into(), &value.into())?;
            }
            // Writing the same fact again is the same fact: ids are unique for ever.
            shelf.put(&row, None)?;
        }
        transaction.commit()?.await?;
        Ok(())
    }

    /// The note under `key`.
    ///
    /// # Errors
    /// When the browser will not read.
    pub async fn note(&self, shelf: Shelf, key: &str) -> Result<Option<String>, NotKept> {
        let database = match &self.0 {
            Inner::Memory(memory) => return Ok(memory.borrow().notes.get(&(shelf.name(), key.to_owned())).cloned()),
            Inner::Kept(database) => database,
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
            Inner::Memory(memory) => {
                let place = (shelf.name(), key.to_owned());
                let notes = &mut memory.borrow_mut().notes;
                match text {
                    Some(text) => notes.insert(place, text.to_owned()),
                    None => notes.remove(&place),
                };
                return Ok(());
            }
            Inner::Kept(database) => database,
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
        transaction.commit()?.await?;
        Ok(())
    }

    /// Erases everything, in every store: the one physical deletion.
    ///
    /// # Errors
    /// When the browser will not.
    pub async fn erase(&self) -> Result<(), NotKept> {
        let database = match &self.0 {
            Inner::Memory(memory) => {
                memory.replace(Memory::default());
                return Ok(());
            }
            Inner::Kept(database) => database,
        };
        let names = [FACTS, Shelf::Device.name(), Shelf::Running.name()];
        let transaction = database.transaction(&names, TransactionMode::ReadWrite)?;
        for name in names {
            transaction.object_store(name)?.clear()?;
        }
        transaction.commit()?.await?;
        Ok(())
    }
}
