//! One process on a PostgreSQL database tells the others that a family has something new.
//! Says which family and nothing more. SQLite serves one process, which tells itself.

use std::time::Duration;

use sqlx::postgres::PgListener;
use sync::{FamilyId, StoreError};

use crate::refused::refused;
use crate::store::{Kind, SqlStore};

const CHANNEL: &str = "letdown";
const TELL: &str = "SELECT pg_notify('letdown', $1)";
/// After the connection was lost.
const PAUSE: Duration = Duration::from_secs(1);

impl SqlStore {
    /// Tells every process on this database, also this one.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn tell(&self, family: FamilyId) -> Result<(), StoreError> {
        if self.kind == Kind::Postgres {
            let telling = sqlx::query(TELL).bind(format!("{:032x}", family.0));
            telling.execute(&self.pool).await.map_err(refused)?;
        }
        Ok(())
    }
}

/// Hears what processes on this PostgreSQL database tell, for as long as this one runs. After a lost connection it
/// listens again; what was told meanwhile is found at the next look.
pub async fn hear_notices(address: &str, heard: impl Fn(FamilyId)) {
    loop {
        if let Ok(mut listener) = PgListener::connect(address).await
            && listener.listen(CHANNEL).await.is_ok()
        {
            while let Ok(notice) = listener.recv().await {
                if let Ok(family) = u128::from_str_radix(notice.payload(), 16) {
                    heard(FamilyId(family));
                }
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
