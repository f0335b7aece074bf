//! Copies of a whole store, putting one back, and looking whether everything is as it should be.
//! A copy is always a SQLite file, whichever database it was taken from, so that it can be put back into either.

use std::path::Path;

use futures_util::TryStreamExt;
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row, Transaction};
use sync::{Kind as About, Record, Records, SERVER, StoreError};

use crate::open::open_sqlite;
use crate::refused::refused;
use crate::store::{Kind, SqlStore};

/// What a column holds.
#[derive(Clone, Copy)]
enum Column {
    Bytes,
    Number,
    Text,
}
use Column::{Bytes, Number, Text};

/// Every table, with its columns. A test holds it against the schema.
type Table = (&'static str, &'static [(&'static str, Column)]);
const TABLES: [Table; 4] = [
    ("families", &[("family", Bytes), ("head", Number)]),
    ("facts", &[("family", Bytes), ("place", Number), ("id", Bytes), ("device", Bytes), ("body", Bytes)]),
    (
        "tokens",
        &[
            ("family", Bytes),
            ("hash", Bytes),
            ("scope", Number),
            ("label", Text),
            ("created_ms", Number),
            ("used_ms", Number),
            ("revoked_ms", Number),
        ],
    ),
    ("records", &[("family", Bytes), ("kind", Number), ("name", Bytes), ("body", Bytes), ("expires_ms", Number)]),
];

/// Families whose order has a gap, or ends elsewhere than is noted.
const TORN: &str = "SELECT count(*) FROM (SELECT families.family FROM families \
    LEFT JOIN facts ON facts.family = families.family GROUP BY families.family, families.head \
    HAVING count(facts.place) <> families.head OR coalesce(max(facts.place), 0) <> families.head) AS torn";
const STRAY: &str = "SELECT count(*) FROM facts LEFT JOIN families ON families.family = facts.family \
    WHERE families.family IS NULL";

/// How a store was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How many families have facts.
    pub families: u64,
    /// How many facts there are.
    pub facts: u64,
    /// How many accounts there are.
    pub accounts: u64,
    /// How many families have a gap in their order, or facts without a family.
    pub torn: u64,
    /// Whether the database's own check found nothing.
    pub sound: bool,
    /// Whether the secrets are there with which people sign in.
    pub secrets: bool,
}

impl SqlStore {
    /// Writes a whole copy, as everything is at one moment, while the store is in use. The file must not be there yet.
    ///
    /// # Errors
    /// When the store cannot be read, or the file cannot be written; then there is no file.
    pub async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        if file.exists() {
            return Err(StoreError::ReadOnly);
        }
        let copied = match self.kind {
            Kind::Sqlite => self.snapshot(file).await,
            Kind::Postgres => self.copy_rows_to(file).await,
        };
        if copied.is_err() {
            // Half a copy would be worse than none.
            let _ = std::fs::remove_file(file);
        }
        copied
    }

    async fn copy_rows_to(&self, file: &Path) -> Result<(), StoreError> {
        let copy = open_sqlite(file).await?;
        let one_moment = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut reading = self.pool.begin_with(one_moment).await.map_err(refused)?;
        let done = pour(&mut reading, &copy).await.map_err(refused);
        copy.close().await;
        done
    }

    /// Takes in a whole copy. This store must be new: nothing is ever written over. From then on devices know that it
    /// was put back, and offer again what it may lack.
    ///
    /// # Errors
    /// When something is here already, or the copy cannot be read; then nothing was taken in.
    pub async fn put_back(&self, copy: &SqlStore, lineage: u128) -> Result<(), StoreError> {
        let mut reading = copy.pool.begin().await.map_err(refused)?;
        if self.found().await?.accounts > 0 || self.count("SELECT count(*) FROM facts").await? > 0 {
            return Err(StoreError::ReadOnly);
        }
        pour(&mut reading, self).await.map_err(refused)?;
        let key = b"lineage".to_vec();
        let body = lineage.to_be_bytes().to_vec();
        self.put_record(&Record { family: SERVER, kind: About::Server, key, body, expires_ms: None }).await
    }

    /// Looks whether everything is as it should be.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn found(&self) -> Result<Found, StoreError> {
        let sound = match self.kind {
            Kind::Postgres => true,
            Kind::Sqlite => {
                let check = sqlx::query("PRAGMA integrity_check").fetch_all(&self.pool).await.map_err(refused)?;
                check.len() == 1 && check[0].try_get::<String, _>(0).is_ok_and(|said| said == "ok")
            }
        };
        let accounts = format!("SELECT count(*) FROM records WHERE kind = {}", About::Account.number());
        Ok(Found {
            families: self.count("SELECT count(*) FROM families WHERE head > 0").await?,
            facts: self.count("SELECT count(*) FROM facts").await?,
            accounts: self.count(&accounts).await?,
            torn: self.count(TORN).await? + self.count(STRAY).await?,
            sound,
            secrets: self.find_record(SERVER, About::Server, b"opaque").await?.is_some(),
        })
    }

    async fn count(&self, statement: &str) -> Result<u64, StoreError> {
        let row = sqlx::query(AssertSqlSafe(statement)).fetch_one(&self.pool).await.map_err(refused)?;
        let count: i64 = row.try_get(0).map_err(refused)?;
        Ok(count.unsigned_abs())
    }
}

/// Every row of every table, all or none.
async fn pour(from: &mut Transaction<'static, Any>, to: &SqlStore) -> Result<(), sqlx::Error> {
    let mut writing = to.begin().await?;
    for (table, columns) in TABLES {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
        let (names, places) = (names.join(", "), places.join(", "));
        let select = AssertSqlSafe(format!("SELECT {names} FROM {table}"));
        let insert = format!("INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING");
        // The server's own secrets come with the copy.
        if table == "records" {
            let own = "DELETE FROM records WHERE family = $1";
            sqlx::query(own).bind(SERVER.0.to_be_bytes().to_vec()).execute(&mut *writing).await?;
        }
        let mut rows = sqlx::query(select).fetch(&mut **from);
        while let Some(row) = rows.try_next().await? {
            put(&mut writing, &insert, columns, &row).await?;
        }
    }
    writing.commit().await
}

async fn put(
    to: &mut Transaction<'static, Any>,
    insert: &str,
    columns: &[(&str, Column)],
    row: &AnyRow,
) -> Result<(), sqlx::Error> {
    let mut putting = sqlx::query(AssertSqlSafe(insert));
    for (at, (_, column)) in columns.iter().enumerate() {
        putting = match column {
            Bytes => putting.bind(row.try_get::<Vec<u8>, _>(at)?),
            Number => putting.bind(row.try_get::<i64, _>(at)?),
            Text => putting.bind(row.try_get::<String, _>(at)?),
        };
    }
    putting.execute(&mut **to).await.map(drop)
}

/// The tables that a copy has.
#[must_use]
pub fn tables() -> Vec<&'static str> {
    TABLES.iter().map(|(name, _)| *name).collect()
}
