//! The schema's history, one list a database, built in.
//! Not run by hand: opening a store runs what is missing, under the database's own lock.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::store::Kind;

pub(crate) fn migrator(kind: Kind) -> Migrator {
    let steps = match kind {
        Kind::Sqlite => [
            ("facts", include_str!("../migrations/sqlite/0001_facts.sql")),
            ("tokens", include_str!("../migrations/sqlite/0002_tokens.sql")),
            ("records", include_str!("../migrations/sqlite/0003_records.sql")),
        ],
        Kind::Postgres => [
            ("facts", include_str!("../migrations/postgres/0001_facts.sql")),
            ("tokens", include_str!("../migrations/postgres/0002_tokens.sql")),
            ("records", include_str!("../migrations/postgres/0003_records.sql")),
        ],
    };
    let migration = |(number, (name, text)): (i64, (&'static str, &'static str))| {
        Migration::new(number, name.into(), MigrationType::Simple, text.into_sql_str(), false)
    };
    Migrator::with_migrations((1..).zip(steps).map(migration).collect())
}
