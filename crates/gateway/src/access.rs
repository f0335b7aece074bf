//! Tokens: made, hashed, found. Forty hexadecimal letters, as the tools of this API expect them.
//! A token itself is kept nowhere, and is in no log, error or Debug output.

use std::collections::HashMap;
use std::fmt;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use sync::{FamilyId, Scope, StoreError, Token, TokenHash, Tokens};

use crate::shell::{NoChance, Shell};

/// How long a token that was found is not looked up again, and so how long a revoked one may still open.
const TRUSTED_MS: i64 = 2_000;
/// How often at most it is written down that a token was used.
const MARKED_MS: i64 = 60_000;

/// A token as it is given out, once.
pub struct Secret(String);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// When the machine gives no chance.
    pub fn draw(shell: Shell) -> Result<Secret, NoChance> {
        let bytes: [u8; 20] = shell.draw()?;
        let mut text = String::with_capacity(40);
        for byte in bytes {
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Secret(text))
    }

    /// The token itself: to be shown to its owner, and nowhere else.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Secret(…)")
    }
}

/// What is kept of a token.
#[must_use]
pub fn hash(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.as_bytes()).into())
}

/// Makes a token and keeps its hash.
///
/// # Errors
/// When it cannot be kept.
pub async fn give_token(
    store: &impl Tokens,
    shell: Shell,
    family: FamilyId,
    scope: Scope,
    label: &str,
) -> Result<Secret, GiveError> {
    let secret = Secret::draw(shell)?;
    let token = Token {
        hash: hash(secret.reveal()),
        family,
        scope,
        label: label.to_owned(),
        created_ms: shell.now_ms(),
        used_ms: None,
        revoked_ms: None,
    };
    store.add_token(&token).await?;
    Ok(secret)
}

/// Why no token was made.
#[derive(Debug, thiserror::Error)]
pub enum GiveError {
    /// No random numbers.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// The store does not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

struct Seen {
    token: Arc<Token>,
    at_ms: i64,
    marked_ms: i64,
}

/// Tokens that were found lately.
#[derive(Default)]
pub struct Door(Mutex<HashMap<TokenHash, Seen>>);

impl Door {
    /// Whom a token speaks for; nobody when it is unknown or revoked.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn open(&self, store: &impl Tokens, text: &str, now_ms: i64) -> Result<Option<Arc<Token>>, StoreError> {
        let hash = hash(text);
        if let Some(token) = self.remembered(hash, now_ms) {
            return Ok(Some(token));
        }
        let found = store.find_token(hash).await?.filter(|token| token.revoked_ms.is_none()).map(Arc::new);
        let mark = self.remember(hash, found.clone(), now_ms);
        if mark {
            store.mark_token_used(hash, now_ms).await?;
        }
        Ok(found)
    }

    fn remembered(&self, hash: TokenHash, now_ms: i64) -> Option<Arc<Token>> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = seen.get(&hash).filter(|seen| (0..TRUSTED_MS).contains(&(now_ms - seen.at_ms)))?;
        Some(found.token.clone())
    }

    /// Tells whether its use should be written down.
    fn remember(&self, hash: TokenHash, found: Option<Arc<Token>>, now_ms: i64) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(token) = found else {
            seen.remove(&hash);
            return false;
        };
        let marked_ms = seen.get(&hash).map_or(i64::MIN, |seen| seen.marked_ms);
        let mark = now_ms.saturating_sub(marked_ms) >= MARKED_MS;
        seen.insert(hash, Seen { token, at_ms: now_ms, marked_ms: if mark { now_ms } else { marked_ms } });
        mark
    }
}
