//! A store in memory, for tests and for a visit that may keep nothing.
//! Gone with the process.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::fact::FactId;

use crate::records::{Kind, Record};
use crate::store::{Appended, Cursor, FamilyId, Health, Page, Parcel, Placed, Store, StoreError};
use crate::tokens::{Token, TokenHash, Tokens};

#[derive(Default)]
pub(crate) struct Family {
    ids: HashSet<FactId>,
    parcels: Vec<Parcel>,
    tokens: Vec<Token>,
    pub(crate) records: BTreeMap<(Kind, Vec<u8>), Record>,
}

impl Family {
    fn head(&self) -> Cursor {
        Cursor(self.parcels.len() as u64)
    }
}

/// Keeps everything until it is dropped.
#[derive(Clone, Default)]
pub struct MemoryStore(Arc<Mutex<HashMap<FamilyId, Family>>>);

impl MemoryStore {
    pub(crate) fn families(&self) -> MutexGuard<'_, HashMap<FamilyId, Family>> {
        // Nothing here panics half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    async fn append(&self, family: FamilyId, parcels: &[Parcel]) -> Result<Appended, StoreError> {
        let mut families = self.families();
        if parcels.is_empty() {
            return Ok(Appended { new: 0, head: families.get(&family).map(Family::head).unwrap_or_default() });
        }
        let kept = families.entry(family).or_default();
        let before = kept.parcels.len();
        for parcel in parcels {
            if kept.ids.insert(parcel.id) {
                kept.parcels.push(parcel.clone());
            }
        }
        Ok(Appended { new: (kept.parcels.len() - before) as u64, head: kept.head() })
    }

    async fn since(&self, family: FamilyId, cursor: Cursor, most: u32) -> Result<Page, StoreError> {
        let families = self.families();
        let kept = families.get(&family).map(|family| family.parcels.as_slice()).unwrap_or_default();
        let from = usize::try_from(cursor.0).unwrap_or(usize::MAX).min(kept.len());
        let places = (from as u64 + 1..).map(Cursor).zip(&kept[from..]);
        let parcels: Vec<Placed> =
            places.take(most as usize).map(|(at, parcel)| Placed { at, parcel: parcel.clone() }).collect();
        let more = from + parcels.len() < kept.len();
        let next = parcels.last().map_or(cursor, |last| last.at);
        Ok(Page { parcels, next, more })
    }

    async fn head(&self, family: FamilyId) -> Result<Cursor, StoreError> {
        Ok(self.families().get(&family).map(Family::head).unwrap_or_default())
    }

    async fn erase(&self, family: FamilyId) -> Result<(), StoreError> {
        self.families().remove(&family);
        Ok(())
    }

    async fn health(&self) -> Result<Health, StoreError> {
        Ok(Health { kind: "memory" })
    }
}

impl MemoryStore {
    /// The token's place among all, for as long as `with` runs.
    fn with_token<T>(&self, hash: TokenHash, with: impl FnOnce(&mut Token) -> T) -> Option<T> {
        let mut families = self.families();
        families.values_mut().flat_map(|family| &mut family.tokens).find(|token| token.hash == hash).map(with)
    }
}

impl Tokens for MemoryStore {
    async fn add_token(&self, token: &Token) -> Result<(), StoreError> {
        if self.with_token(token.hash, |_| ()).is_none() {
            self.families().entry(token.family).or_default().tokens.push(token.clone());
        }
        Ok(())
    }

    async fn find_token(&self, hash: TokenHash) -> Result<Option<Token>, StoreError> {
        Ok(self.with_token(hash, |token| token.clone()))
    }

    async fn list_tokens(&self, family: FamilyId) -> Result<Vec<Token>, StoreError> {
        Ok(self.families().get(&family).map(|family| family.tokens.clone()).unwrap_or_default())
    }

    async fn mark_token_used(&self, hash: TokenHash, at_ms: i64) -> Result<(), StoreError> {
        self.with_token(hash, |token| token.used_ms = token.used_ms.max(Some(at_ms)));
        Ok(())
    }

    async fn revoke_token(&self, hash: TokenHash, at_ms: i64) -> Result<bool, StoreError> {
        let revoke = |token: &mut Token| token.revoked_ms.is_none() && token.revoked_ms.replace(at_ms).is_none();
        Ok(self.with_token(hash, revoke).unwrap_or(false))
    }
}
