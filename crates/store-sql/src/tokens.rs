//! Tokens in SQL, on both databases as it stands. A time that is not told is 0.
//! Knows hashes alone.

use sqlx::Row;
use sqlx::any::AnyRow;
use sync::{FamilyId, Scope, StoreError, Token, TokenHash, Tokens};

use crate::refused::refused;
use crate::store::{SqlStore, key};

const ADD: &str = "INSERT INTO tokens (family, hash, scope, label, created_ms, used_ms, revoked_ms) \
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (hash) DO NOTHING";
const FIND: &str = "SELECT family, hash, scope, label, created_ms, used_ms, revoked_ms FROM tokens WHERE hash = $1";
const LIST: &str = "SELECT family, hash, scope, label, created_ms, used_ms, revoked_ms FROM tokens \
    WHERE family = $1 ORDER BY created_ms, hash";
const USED: &str = "UPDATE tokens SET used_ms = $2 WHERE hash = $1 AND used_ms < $2";
const REVOKE: &str = "UPDATE tokens SET revoked_ms = $2 WHERE hash = $1 AND revoked_ms = 0";

impl Tokens for SqlStore {
    async fn add_token(&self, token: &Token) -> Result<(), StoreError> {
        let _turn = self.turn().await;
        let adding = sqlx::query(ADD)
            .bind(key(token.family.0))
            .bind(token.hash.0.to_vec())
            .bind(scope_number(token.scope))
            .bind(&token.label)
            .bind(token.created_ms)
            .bind(token.used_ms.unwrap_or(0))
            .bind(token.revoked_ms.unwrap_or(0));
        adding.execute(&self.pool).await.map(drop).map_err(refused)
    }

    async fn find_token(&self, hash: TokenHash) -> Result<Option<Token>, StoreError> {
        let row = sqlx::query(FIND).bind(hash.0.to_vec()).fetch_optional(&self.pool).await.map_err(refused)?;
        row.map(|row| token(&row)).transpose()
    }

    async fn list_tokens(&self, family: FamilyId) -> Result<Vec<Token>, StoreError> {
        let rows = sqlx::query(LIST).bind(key(family.0)).fetch_all(&self.pool).await.map_err(refused)?;
        rows.iter().map(token).collect()
    }

    async fn mark_token_used(&self, hash: TokenHash, at_ms: i64) -> Result<(), StoreError> {
        let _turn = self.turn().await;
        let marking = sqlx::query(USED).bind(hash.0.to_vec()).bind(at_ms);
        marking.execute(&self.pool).await.map(drop).map_err(refused)
    }

    async fn revoke_token(&self, hash: TokenHash, at_ms: i64) -> Result<bool, StoreError> {
        let _turn = self.turn().await;
        let revoking = sqlx::query(REVOKE).bind(hash.0.to_vec()).bind(at_ms);
        revoking.execute(&self.pool).await.map(|done| done.rows_affected() == 1).map_err(refused)
    }
}

fn scope_number(scope: Scope) -> i64 {
    match scope {
        Scope::Read => 1,
        Scope::Write => 2,
        Scope::Calendar => 3,
    }
}

fn token(row: &AnyRow) -> Result<Token, StoreError> {
    let bytes = |column: usize| row.try_get::<Vec<u8>, _>(column).map_err(refused);
    let number = |column: usize| row.try_get::<i64, _>(column).map_err(refused);
    let told = |at_ms: i64| (at_ms != 0).then_some(at_ms);
    Ok(Token {
        family: FamilyId(bytes(0)?.try_into().map(u128::from_be_bytes).map_err(|_| StoreError::Damaged)?),
        hash: TokenHash(bytes(1)?.try_into().map_err(|_| StoreError::Damaged)?),
        scope: match number(2)? {
            1 => Scope::Read,
            2 => Scope::Write,
            3 => Scope::Calendar,
            _ => return Err(StoreError::Newer),
        },
        label: row.try_get(3).map_err(refused)?,
        created_ms: number(4)?,
        used_ms: told(number(5)?),
        revoked_ms: told(number(6)?),
    })
}
