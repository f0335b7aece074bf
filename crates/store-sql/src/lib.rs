//! The store on SQLite and PostgreSQL: the same statements over two schemas.
//! The one crate that knows SQL; nothing here looks into a parcel.

mod migrations;
mod notices;
mod open;
mod records;
mod refused;
mod store;
mod tokens;
mod upkeep;

pub use notices::hear_notices;
pub use open::{open_postgres, open_sqlite};
pub use store::SqlStore;
pub use upkeep::{Found, tables};
