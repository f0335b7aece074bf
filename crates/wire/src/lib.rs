//! The only serde of stored and sent forms: facts, files, scripts. Versioned; what is unknown survives.
//! No advice and no storage: it turns domain values into text and back.

pub mod account;
#[cfg(feature = "calendar")]
pub mod calendar;
pub mod care_toml;
pub mod export;
pub mod fact;
pub mod foreign;
pub mod lines;
pub mod log;
pub mod mailbox;
pub mod protocol;
#[cfg(feature = "toml")]
pub mod protocol_toml;
pub mod running;
pub mod script;
pub mod storage_toml;
pub mod trace;
pub mod words;

mod care;
mod extra;
mod json;
mod malformed;
mod moment;
mod plan;
mod session;
mod settings;
mod stash;
mod stored_word;
mod trial;

pub use malformed::{Malformed, What};
