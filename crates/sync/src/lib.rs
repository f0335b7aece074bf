//! Where facts are kept, in which order, and what every store must hold to.
//! No HTTP, no SQL, no clock: stores are adapters, chosen once by the program that starts them.

pub mod conformance;
pub mod member;
mod memory;
mod memory_records;
mod own;
pub mod protocol;
mod records;
pub mod sealed;
mod store;
mod tokens;

pub use memory::MemoryStore;
pub use own::{OwnFacts, keep, recall};
pub use records::{Kind, Record, Records, SERVER};
pub use store::{Appended, Cursor, FamilyId, Health, Page, Parcel, Placed, Store, StoreError};
pub use tokens::{Scope, Token, TokenHash, Tokens};
