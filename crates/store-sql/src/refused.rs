//! A database's errors in the store's words: what to do, and nothing of what was to be kept.
//! The database's own text is dropped, for it may repeat values.

use sqlx::Error;
use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;
use sync::StoreError;

pub(crate) fn refused(error: Error) -> StoreError {
    match error {
        Error::Database(error) => by_code(error.as_ref()),
        Error::Migrate(error) => not_migrated(*error),
        Error::PoolTimedOut => StoreError::Busy,
        Error::ColumnDecode { .. } | Error::Decode(_) | Error::ColumnNotFound(_) => StoreError::Damaged,
        _ => StoreError::Unreachable,
    }
}

pub(crate) fn not_migrated(error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => refused(error),
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => StoreError::Newer,
        _ => StoreError::Damaged,
    }
}

/// SQLite's codes are numbers with the cause in the low byte, PostgreSQL's are five letters with the class in front.
fn by_code(error: &dyn DatabaseError) -> StoreError {
    let code = error.code().unwrap_or_default();
    match code.parse::<u32>() {
        Ok(number) if code.len() != 5 => by_sqlite_code(number & 0xff),
        _ => by_sqlstate(&code),
    }
}

fn by_sqlite_code(cause: u32) -> StoreError {
    match cause {
        5 | 6 => StoreError::Busy,
        8 => StoreError::ReadOnly,
        13 => StoreError::Full,
        // An error of reading or writing, or a file that cannot be opened.
        10 | 14 => StoreError::Unreachable,
        _ => StoreError::Damaged,
    }
}

fn by_sqlstate(code: &str) -> StoreError {
    match code {
        "53100" => StoreError::Full,
        "25006" => StoreError::ReadOnly,
        _ => match code.get(..2) {
            // Deadlock, serialization, out of connections or memory, lock not available.
            Some("40" | "53" | "55") => StoreError::Busy,
            // Connection, authorization, wrong database, shutting down.
            Some("08" | "28" | "3D" | "57") => StoreError::Unreachable,
            _ => StoreError::Damaged,
        },
    }
}
