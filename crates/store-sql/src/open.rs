//! Opening a store: connect, bring the schema up to date.
//! Chooses nothing: the program that starts says which database.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::MigrateError;
use sqlx::{AnyConnection, ConnectOptions, Connection, Executor};
use sync::StoreError;

use crate::migrations::migrator;
use crate::refused::{not_migrated, refused};
use crate::store::{Kind, SqlStore};

/// How long a request waits for a connection or a lock before it is told that the store is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// Turning on WAL does not wait for others, so it is tried again this often within that time.
const TRIES: u32 = 100;

/// Set on each connection. WAL: readers and the writer do not wait for each other. Full: what was acknowledged outlives
/// a power cut. Secure delete: what was erased is overwritten.
const SQLITE_WAYS: [&str; 4] = [
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
];

/// Opens the store in this file, which is made when it is missing.
///
/// # Errors
/// When it cannot be opened, understood or brought up to date.
pub async fn open_sqlite(file: &Path) -> Result<SqlStore, StoreError> {
    let file = std::path::absolute(file).map_err(|_| StoreError::Unreachable)?;
    let path = file.to_str().ok_or(StoreError::Unreachable)?;
    let address = format!("sqlite://{}?mode=rwc", percent_encode(path.as_bytes(), NON_ALPHANUMERIC));
    let pool = AnyPoolOptions::new().max_connections(6).after_connect(|connection, _| Box::pin(set_up(connection)));
    open(Kind::Sqlite, &address, pool).await
}

async fn set_up(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    for way in SQLITE_WAYS {
        connection.execute(way).await?;
    }
    Ok(())
}

/// Opens the store in this PostgreSQL database, such as `postgres://user@host/letdown`.
///
/// # Errors
/// When it cannot be reached or brought up to date.
pub async fn open_postgres(address: &str) -> Result<SqlStore, StoreError> {
    open(Kind::Postgres, address, AnyPoolOptions::new().max_connections(10)).await
}

async fn open(kind: Kind, address: &str, pool: AnyPoolOptions) -> Result<SqlStore, StoreError> {
    install_default_drivers();
    let options = AnyConnectOptions::from_str(address).map_err(refused)?.disable_statement_logging();
    for _ in 0..TRIES {
        match prepare(kind, &options).await {
            Err(StoreError::Busy) => tokio::time::sleep(PATIENCE / TRIES).await,
            other => {
                other?;
                break;
            }
        }
    }
    let pool = pool.acquire_timeout(PATIENCE).connect_with(options).await.map_err(refused)?;
    Ok(SqlStore::new(kind, pool))
}

/// A pool would try a broken store again for all its patience and then call it busy; one connection says at once what
/// is wrong.
async fn prepare(kind: Kind, options: &AnyConnectOptions) -> Result<(), StoreError> {
    let mut first = AnyConnection::connect_with(options).await.map_err(refused)?;
    if kind == Kind::Sqlite {
        set_up(&mut first).await.map_err(refused)?;
    }
    migrate(kind, &mut first).await?;
    first.close().await.map_err(refused)
}

/// PostgreSQL lets one program migrate at a time. SQLite lets the slower of two fail as a whole, and find the work done
/// when it looks again.
async fn migrate(kind: Kind, connection: &mut AnyConnection) -> Result<(), StoreError> {
    let migrator = migrator(kind);
    let first = migrator.run(&mut *connection).await;
    if kind == Kind::Sqlite && matches!(first, Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))) {
        return migrator.run(connection).await.map_err(not_migrated);
    }
    first.map_err(not_migrated)
}
