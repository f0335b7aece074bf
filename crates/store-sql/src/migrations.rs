//! The schema's history, one list a database, built in.
//! Not run by hand: opening a store runs what is missing, under the database's own lock.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::store::Kind;

pub(crate) fn migrator(kind: Kind) -> Migrator {
    let facts = match kind {
        Kind::Sqlite => include_str!("../migrations/sqlite/0001_facts.sql"),
        Kind::Postgres => include_str!("../migrations/postgres/0001_facts.sql"),
    };
    let first = Migration::new(1, "facts".into(), MigrationType::Simple, facts.into_sql_str(), false);
    Migrator::with_migrations(vec![first])
}
