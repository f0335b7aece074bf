//! Records in SQL, on both databases as it stands. What never expires has 0.
//! Reads no record: names and bodies are bytes.

use sqlx::any::AnyRow;
use sqlx::{Row, query};
use sync::{FamilyId, Kind, Record, Records, StoreError};

use crate::refused::refused;
use crate::store::{SqlStore, key};

const ADD: &str = "INSERT INTO records (family, kind, name, body, expires_ms) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (family, kind, name) DO NOTHING";
const PUT: &str = "INSERT INTO records (family, kind, name, body, expires_ms) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (family, kind, name) DO UPDATE SET body = excluded.body, expires_ms = excluded.expires_ms";
const SWAP: &str = "UPDATE records SET body = $4, expires_ms = $5 \
    WHERE family = $1 AND kind = $2 AND name = $3 AND body = $6";
const FIND: &str = "SELECT family, name, body, expires_ms FROM records \
    WHERE family = $1 AND kind = $2 AND name = $3";
const LIST: &str = "SELECT family, name, body, expires_ms FROM records \
    WHERE family = $1 AND kind = $2 ORDER BY name";
const TAKE: &str = "DELETE FROM records WHERE family = $1 AND kind = $2 AND name = $3 \
    RETURNING family, name, body, expires_ms";
const SWEEP: &str = "DELETE FROM records WHERE expires_ms > 0 AND expires_ms <= $1";

impl SqlStore {
    async fn write_record(&self, statement: &'static str, record: &Record) -> Result<bool, StoreError> {
        let _turn = self.turn().await;
        let writing = query(statement)
            .bind(key(record.family.0))
            .bind(record.kind.number())
            .bind(&record.key)
            .bind(&record.body)
            .bind(record.expires_ms.unwrap_or(0));
        writing.execute(&self.pool).await.map(|done| done.rows_affected() == 1).map_err(refused)
    }
}

impl Records for SqlStore {
    async fn add_record(&self, record: &Record) -> Result<bool, StoreError> {
        self.write_record(ADD, record).await
    }

    async fn put_record(&self, record: &Record) -> Result<(), StoreError> {
        self.write_record(PUT, record).await.map(drop)
    }

    async fn swap_record(&self, before: &[u8], record: &Record) -> Result<bool, StoreError> {
        let _turn = self.turn().await;
        let swapping = query(SWAP)
            .bind(key(record.family.0))
            .bind(record.kind.number())
            .bind(&record.key)
            .bind(&record.body)
            .bind(record.expires_ms.unwrap_or(0))
            .bind(before);
        swapping.execute(&self.pool).await.map(|done| done.rows_affected() == 1).map_err(refused)
    }

    async fn find_record(&self, family: FamilyId, kind: Kind, name: &[u8]) -> Result<Option<Record>, StoreError> {
        let finding = query(FIND).bind(key(family.0)).bind(kind.number()).bind(name);
        let row = finding.fetch_optional(&self.pool).await.map_err(refused)?;
        row.map(|row| record(kind, &row)).transpose()
    }

    async fn list_records(&self, family: FamilyId, kind: Kind) -> Result<Vec<Record>, StoreError> {
        let listing = query(LIST).bind(key(family.0)).bind(kind.number());
        let rows = listing.fetch_all(&self.pool).await.map_err(refused)?;
        rows.iter().map(|row| record(kind, row)).collect()
    }

    async fn take_record(&self, family: FamilyId, kind: Kind, name: &[u8]) -> Result<Option<Record>, StoreError> {
        let _turn = self.turn().await;
        let taking = query(TAKE).bind(key(family.0)).bind(kind.number()).bind(name);
        let row = taking.fetch_optional(&self.pool).await.map_err(refused)?;
        row.map(|row| record(kind, &row)).transpose()
    }

    async fn sweep_records(&self, now_ms: i64) -> Result<u64, StoreError> {
        let _turn = self.turn().await;
        query(SWEEP).bind(now_ms).execute(&self.pool).await.map(|done| done.rows_affected()).map_err(refused)
    }
}

fn record(kind: Kind, row: &AnyRow) -> Result<Record, StoreError> {
    let bytes = |column: usize| row.try_get::<Vec<u8>, _>(column).map_err(refused);
    let expires_ms: i64 = row.try_get(3).map_err(refused)?;
    Ok(Record {
        family: FamilyId(bytes(0)?.try_into().map(u128::from_be_bytes).map_err(|_| StoreError::Damaged)?),
        kind,
        key: bytes(1)?,
        body: bytes(2)?,
        expires_ms: (expires_ms != 0).then_some(expires_ms),
    })
}
