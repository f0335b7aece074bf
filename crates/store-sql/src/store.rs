//! The store's contract in SQL. Every statement runs on both databases as it stands.
//! A family's row is its lock: who holds it gives out the next places, so that no place is skipped or seen too early.

use std::sync::Arc;

use domain::fact::{DeviceId, FactId};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyPool, Row, Transaction};
use sync::{Appended, Cursor, FamilyId, Health, Page, Parcel, Placed, Store, StoreError};
use tokio::sync::Mutex;

use crate::refused::refused;

/// Makes the family's row when it is missing, and holds it until the transaction ends.
const HOLD: &str = "INSERT INTO families (family, head) VALUES ($1, 0) \
    ON CONFLICT (family) DO UPDATE SET head = families.head RETURNING head";
const PLACE: &str = "INSERT INTO facts (family, place, id, device, body) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (family, id) DO NOTHING";
const MOVE_HEAD: &str = "UPDATE families SET head = $2 WHERE family = $1";
const SINCE: &str =
    "SELECT place, id, device, body FROM facts WHERE family = $1 AND place > $2 ORDER BY place LIMIT $3";
const HEAD: &str = "SELECT head FROM families WHERE family = $1";
const ERASE: [&str; 4] = [
    "DELETE FROM records WHERE family = $1",
    "DELETE FROM facts WHERE family = $1",
    "DELETE FROM tokens WHERE family = $1",
    "DELETE FROM families WHERE family = $1",
];
/// Touches no row, and is refused where nothing can be written.
const PROBE: &str = "UPDATE families SET head = head WHERE head < 0";

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

/// A store in a database. Clones share its connections.
#[derive(Debug, Clone)]
pub struct SqlStore {
    pub(crate) kind: Kind,
    pub(crate) pool: AnyPool,
    /// SQLite has one writer at a time: here they queue in turn, where its own waiting is by luck.
    turn: Arc<Mutex<()>>,
}

impl SqlStore {
    pub(crate) fn new(kind: Kind, pool: AnyPool) -> SqlStore {
        SqlStore { kind, pool, turn: Arc::default() }
    }

    /// Waits for what is under way, then closes the connections; SQLite's file is whole without its log then.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Writes a whole copy of a SQLite database to a file that is not there yet.
    ///
    /// # Errors
    /// When it cannot be written, or this is no SQLite.
    pub async fn snapshot(&self, file: &std::path::Path) -> Result<(), StoreError> {
        let path = file.to_str().filter(|_| self.kind == Kind::Sqlite).ok_or(StoreError::Unreachable)?;
        sqlx::query("VACUUM INTO $1").bind(path).execute(&self.pool).await.map(drop).map_err(refused)
    }

    /// A transaction that may write.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        match self.kind {
            Kind::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await,
            Kind::Postgres => self.pool.begin().await,
        }
    }

    async fn append_all(&self, family: FamilyId, parcels: &[Parcel]) -> Result<Appended, sqlx::Error> {
        let key = key(family.0);
        let mut writing = self.begin().await?;
        let before: i64 = sqlx::query(HOLD).bind(&key).fetch_one(&mut *writing).await?.try_get(0)?;
        let mut head = before;
        for parcel in parcels {
            let placing = sqlx::query(PLACE).bind(&key).bind(head + 1).bind(self::key(parcel.id.0));
            let placed = placing.bind(self::key(parcel.device.0)).bind(&parcel.body).execute(&mut *writing).await?;
            if placed.rows_affected() == 1 {
                head += 1;
            }
        }
        if head != before {
            sqlx::query(MOVE_HEAD).bind(&key).bind(head).execute(&mut *writing).await?;
        }
        writing.commit().await?;
        Ok(Appended { new: (head - before).unsigned_abs(), head: cursor(head) })
    }

    async fn erase_all(&self, family: FamilyId) -> Result<(), sqlx::Error> {
        let mut writing = self.begin().await?;
        // Also when there is no row yet: a writer may be about to add it.
        sqlx::query(HOLD).bind(key(family.0)).fetch_one(&mut *writing).await?;
        for statement in ERASE {
            sqlx::query(statement).bind(key(family.0)).execute(&mut *writing).await?;
        }
        writing.commit().await?;
        if self.kind == Kind::Sqlite {
            // The log still holds what was erased until it is written back.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await?;
        }
        Ok(())
    }

    async fn probe(&self) -> Result<(), sqlx::Error> {
        let mut writing = self.begin().await?;
        sqlx::query(PROBE).execute(&mut *writing).await?;
        writing.rollback().await
    }

    pub(crate) async fn turn(&self) -> Option<tokio::sync::MutexGuard<'_, ()>> {
        match self.kind {
            Kind::Sqlite => Some(self.turn.lock().await),
            Kind::Postgres => None,
        }
    }
}

impl Store for SqlStore {
    async fn append(&self, family: FamilyId, parcels: &[Parcel]) -> Result<Appended, StoreError> {
        if parcels.is_empty() {
            return Ok(Appended { new: 0, head: self.head(family).await? });
        }
        let _turn = self.turn().await;
        self.append_all(family, parcels).await.map_err(refused)
    }

    async fn since(&self, family: FamilyId, from: Cursor, most: u32) -> Result<Page, StoreError> {
        // One more than asked for tells whether there is more.
        let query = sqlx::query(SINCE).bind(key(family.0)).bind(number(from)).bind(i64::from(most) + 1);
        let rows = query.fetch_all(&self.pool).await.map_err(refused)?;
        let more = rows.len() > most as usize;
        let parcels: Vec<Placed> = rows.iter().take(most as usize).map(placed).collect::<Result<_, _>>()?;
        let next = parcels.last().map_or(from, |last| last.at);
        Ok(Page { parcels, next, more })
    }

    async fn head(&self, family: FamilyId) -> Result<Cursor, StoreError> {
        let row = sqlx::query(HEAD).bind(key(family.0)).fetch_optional(&self.pool).await.map_err(refused)?;
        row.map_or(Ok(Cursor(0)), |row| row.try_get(0).map(cursor).map_err(refused))
    }

    async fn erase(&self, family: FamilyId) -> Result<(), StoreError> {
        let _turn = self.turn().await;
        self.erase_all(family).await.map_err(refused)
    }

    async fn health(&self) -> Result<Health, StoreError> {
        let _turn = self.turn().await;
        self.probe().await.map_err(refused)?;
        Ok(Health {
            kind: match self.kind {
                Kind::Sqlite => "sqlite",
                Kind::Postgres => "postgresql",
            },
        })
    }
}

/// An id as both databases keep it: sixteen bytes.
pub(crate) fn key(id: u128) -> Vec<u8> {
    id.to_be_bytes().to_vec()
}

fn cursor(place: i64) -> Cursor {
    Cursor(u64::try_from(place).unwrap_or_default())
}

fn number(cursor: Cursor) -> i64 {
    i64::try_from(cursor.0).unwrap_or(i64::MAX)
}

fn placed(row: &AnyRow) -> Result<Placed, StoreError> {
    let id = |column: usize| -> Result<u128, StoreError> {
        let bytes: Vec<u8> = row.try_get(column).map_err(refused)?;
        bytes.try_into().map(u128::from_be_bytes).map_err(|_| StoreError::Damaged)
    };
    let parcel = Parcel { id: FactId(id(1)?), device: DeviceId(id(2)?), body: row.try_get(3).map_err(refused)? };
    Ok(Placed { at: cursor(row.try_get(0).map_err(refused)?), parcel })
}
