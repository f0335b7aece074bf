//! Tokens with which other programs speak for a family: kept as a hash, with a scope, revocable.
//! Makes no token and hashes none: whoever gives tokens out does, and a store sees hashes alone.

use std::fmt;

use crate::store::{FamilyId, StoreError};

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Look.
    Read,
    /// Look, add, change and delete.
    Write,
    /// Follow the calendar, and nothing else.
    Calendar,
}

/// What is kept of a token: a hash from which it cannot be found again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenHash(pub [u8; 32]);

impl fmt::Debug for TokenHash {
    /// Its beginning, enough to tell tokens apart.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "TokenHash({})", self.short())
    }
}

impl TokenHash {
    /// The name under which lists show a token.
    #[must_use]
    pub fn short(&self) -> String {
        self.0.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Stands for the token itself.
    pub hash: TokenHash,
    /// Whose facts it opens.
    pub family: FamilyId,
    /// What it may do.
    pub scope: Scope,
    /// For whom or what it was made.
    pub label: String,
    /// When it was made, in milliseconds since 1970 UTC.
    pub created_ms: i64,
    /// When it was last seen.
    pub used_ms: Option<i64>,
    /// Since when it opens nothing.
    pub revoked_ms: Option<i64>,
}

/// Keeps tokens beside the facts of their families. Erasing a family takes its tokens along.
pub trait Tokens: Clone + Send + Sync + 'static {
    /// Keeps a new token; one whose hash is known stays as it was.
    fn add_token(&self, token: &Token) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The token of this hash, revoked or not.
    fn find_token(&self, hash: TokenHash) -> impl Future<Output = Result<Option<Token>, StoreError>> + Send;

    /// The tokens of a family, oldest first.
    fn list_tokens(&self, family: FamilyId) -> impl Future<Output = Result<Vec<Token>, StoreError>> + Send;

    /// Writes down that a token was seen.
    fn mark_token_used(&self, hash: TokenHash, at_ms: i64) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// From now on the token opens nothing; tells whether there was one that did.
    fn revoke_token(&self, hash: TokenHash, at_ms: i64) -> impl Future<Output = Result<bool, StoreError>> + Send;
}
