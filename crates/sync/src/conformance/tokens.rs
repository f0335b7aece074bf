//! The story of tokens that every store which keeps them must pass.
//! Not who may do what with one: that is for those who ask.

use super::kept;
use crate::store::{FamilyId, Store};
use crate::tokens::{Scope, Token, TokenHash, Tokens};

/// Runs the story on two families that are free.
///
/// # Panics
/// When the store breaks its contract.
pub async fn token_story<S: Store + Tokens>(store: &S, mine: FamilyId, theirs: FamilyId) {
    let number = mine.0.to_be_bytes()[15];
    let one = token(mine, number, Scope::Write);
    let other =
        Token { label: "reads: naïve ' \"".to_owned(), created_ms: 51, ..token(mine, number ^ 0x40, Scope::Read) };
    let foreign = token(theirs, number ^ 0x80, Scope::Write);
    assert_eq!(kept(store.find_token(one.hash).await), None);
    for token in [&one, &other, &foreign] {
        kept(store.add_token(token).await);
    }
    kept(store.add_token(&Token { scope: Scope::Read, ..one.clone() }).await);
    assert_eq!(kept(store.find_token(one.hash).await), Some(one.clone()), "what is known stays as it was");
    assert_eq!(kept(store.list_tokens(mine).await), [one.clone(), other.clone()]);
    kept(store.mark_token_used(one.hash, 70).await);
    kept(store.mark_token_used(one.hash, 60).await);
    assert!(kept(store.revoke_token(other.hash, 80).await));
    assert!(!kept(store.revoke_token(other.hash, 90).await), "it was revoked before");
    let used = Token { used_ms: Some(70), ..one.clone() };
    let revoked = Token { revoked_ms: Some(80), ..other };
    assert_eq!(kept(store.list_tokens(mine).await), [used, revoked]);
    kept(store.erase(mine).await);
    assert_eq!(kept(store.find_token(one.hash).await), None, "erasing a family takes its tokens along");
    assert_eq!(kept(store.list_tokens(theirs).await), [foreign]);
    kept(store.erase(theirs).await);
}

fn token(family: FamilyId, number: u8, scope: Scope) -> Token {
    Token {
        hash: TokenHash([number; 32]),
        family,
        scope,
        label: "home".to_owned(),
        created_ms: 50,
        used_ms: None,
        revoked_ms: None,
    }
}
