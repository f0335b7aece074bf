//! The server's side: keeps sealed parcels of a family in one order, and hands them out from a cursor.
//! Reads of a parcel what stands in the clear on it: how long it is, and which key version closed it.

use std::fmt;

use wire::mailbox::{Ack, Page, Sealed};

use crate::store::{Cursor, FamilyId, Parcel, Store, StoreError};

/// How many facts go in one push or page.
pub const MOST_FACTS: usize = 500;
/// How long one sealed fact may be: a quarter of a megabyte, and what sealing adds.
pub const MOST_BODY: usize = 256 * 1024 + 64;
/// What a page holds at most, beyond its first fact.
const MOST_PAGE: usize = 1024 * 1024;

/// Why nothing was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// More facts at once, or a longer one, than is taken.
    TooMuch,
    /// Not sealed.
    NotSealed,
    /// Closed with a key that is no longer used: the family has a newer one, by this version.
    OldKey(u32),
    /// The store would not.
    Store(StoreError),
}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooMuch => {
                write!(to, "that is too much at once; send up to {MOST_FACTS} facts, each below 256 kB")
            }
            Refusal::NotSealed => to.write_str("these are no sealed facts; update the app, then try again"),
            Refusal::OldKey(version) => {
                write!(to, "the family has a newer key, version {version}; fetch it and try again")
            }
            Refusal::Store(error) => error.fmt(to),
        }
    }
}

impl std::error::Error for Refusal {}

/// The mailboxes of all families in a store.
#[derive(Clone)]
pub struct Mailbox<S> {
    store: S,
    lineage: u128,
}

impl<S: Store> Mailbox<S> {
    /// Over a store whose lineage is known.
    pub fn new(store: S, lineage: u128) -> Mailbox<S> {
        Mailbox { store, lineage }
    }

    /// Keeps what is new. `least` is the oldest key version that may still be used.
    ///
    /// # Errors
    /// When something about it is not acceptable: then nothing of it was kept.
    pub async fn push(&self, family: FamilyId, facts: Vec<Sealed>, least: u32) -> Result<Ack, Refusal> {
        check(&facts, least)?;
        let parcels: Vec<Parcel> = facts.into_iter().map(parcel).collect();
        let appended = self.store.append(family, &parcels).await.map_err(Refusal::Store)?;
        Ok(Ack { lineage: self.lineage, new: appended.new, head: appended.head.0 })
    }

    /// What stands behind `from`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn pull(&self, family: FamilyId, from: Cursor, most: u32) -> Result<Page, Refusal> {
        let most = most.clamp(1, u32::try_from(MOST_FACTS).unwrap_or(u32::MAX));
        let page = self.store.since(family, from, most).await.map_err(Refusal::Store)?;
        let mut room = MOST_PAGE;
        let mut next = from.0;
        let mut facts = Vec::new();
        let found = page.parcels.len();
        for placed in page.parcels {
            let length = placed.parcel.body.len();
            if !facts.is_empty() && length > room {
                break;
            }
            room = room.saturating_sub(length);
            next = placed.at.0;
            facts.push(sealed(placed.parcel));
        }
        let more = page.more || facts.len() < found;
        // Asked after the page: never behind it.
        let head = self.store.head(family).await.map_err(Refusal::Store)?.0;
        Ok(Page { lineage: self.lineage, head, next, more, facts })
    }
}

fn check(facts: &[Sealed], least: u32) -> Result<(), Refusal> {
    if facts.len() > MOST_FACTS || facts.iter().any(|fact| fact.body.len() > MOST_BODY) {
        return Err(Refusal::TooMuch);
    }
    for fact in facts {
        match vault::sealed_with(&fact.body) {
            None => return Err(Refusal::NotSealed),
            Some(version) if version < least => return Err(Refusal::OldKey(least)),
            Some(_) => {}
        }
    }
    Ok(())
}

fn parcel(sealed: Sealed) -> Parcel {
    Parcel { id: sealed.id, device: sealed.device, body: sealed.body }
}

pub(crate) fn sealed(parcel: Parcel) -> Sealed {
    Sealed { id: parcel.id, device: parcel.device, body: parcel.body }
}
