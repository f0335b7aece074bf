//! Facts closed with a family's keyring: made smaller, sealed under the scope that they belong to.
//! Not the cipher: that is `vault`. Not when they are sent: that is `protocol`.

use std::collections::HashMap;

use domain::fact::{Body, Fact, FactId};
use vault::{CryptoRng, Keyring, Label, OpenError, Scope};
use wire::fact::{decode, encode};

use crate::protocol::{Closer, NotOpened};
use crate::store::{FamilyId, Parcel};

/// What is inside is as it is.
const PLAIN: u8 = 0;
/// What is inside was made smaller by deflate.
const SMALLER: u8 = 1;
/// What a fact may grow to when it is opened.
const MOST: usize = 1024 * 1024;
/// How hard deflate tries: beyond this it takes longer and gains next to nothing on a kilobyte.
const EFFORT: u8 = 6;

/// Closes and opens with a keyring.
pub struct SealedBy<R> {
    family: FamilyId,
    keyring: Keyring,
    chance: R,
    scopes: HashMap<FactId, Scope>,
}

impl<R: CryptoRng> SealedBy<R> {
    /// For this family, as its server knows it.
    pub fn new(family: FamilyId, keyring: Keyring, chance: R) -> SealedBy<R> {
        SealedBy { family, keyring, chance, scopes: HashMap::new() }
    }

    /// Learns to which scopes facts belong that others may speak of later.
    pub fn know<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) {
        for fact in facts {
            self.scope(fact);
        }
    }

    /// What says that another fact counts no more belongs where that one belongs.
    fn scope(&mut self, fact: &Fact) -> Scope {
        let scope = match &fact.body {
            Body::Session(_) | Body::Corrected { .. } | Body::Gate(_) => Scope::Log,
            Body::Milk(_) | Body::Storage(_) => Scope::Stash,
            Body::Plan(_) | Body::DueAnswered(_) => Scope::Schedule,
            Body::Protocol(_) | Body::ProtocolGone { .. } => Scope::Schedule,
            Body::Deleted { of } | Body::Restored { of } => self.scopes.get(of).copied().unwrap_or(Scope::Log),
            _ => Scope::Rest,
        };
        self.scopes.insert(fact.id, scope);
        scope
    }

    fn label(&self, parcel: &Parcel) -> Label {
        Label { family: self.family.0, fact: parcel.id.0, device: parcel.device.0 }
    }
}

impl<R: CryptoRng> Closer for SealedBy<R> {
    fn close(&mut self, own: &Parcel) -> Option<Parcel> {
        let text = str::from_utf8(&own.body).ok()?;
        let scope = self.scope(&decode(text).ok()?);
        let label = self.label(own);
        let body = self.keyring.seal(&mut self.chance, label, scope, &smaller(&own.body)).ok()?;
        Some(Parcel { body, ..*own })
    }

    fn open(&mut self, sent: &Parcel) -> Result<Parcel, NotOpened> {
        let opened = self.keyring.open(self.label(sent), &sent.body).map_err(|reason| match reason {
            OpenError::NoKey(_) => NotOpened::NoKey,
            OpenError::Unknown | OpenError::Refused => NotOpened::Refused,
        });
        let (scope, plain) = opened?;
        let text = as_it_was(&plain).and_then(|body| String::from_utf8(body).ok()).ok_or(NotOpened::Refused)?;
        let fact = decode(&text).map_err(|_| NotOpened::Refused)?;
        if (fact.id, fact.device) != (sent.id, sent.device) {
            return Err(NotOpened::Refused);
        }
        self.scopes.insert(fact.id, scope);
        Ok(Parcel { body: text.into_bytes(), ..*sent })
    }
}

/// Seals one fact, for those who keep none: a gateway, a test.
pub fn seal_fact(closer: &mut impl Closer, fact: &Fact) -> Option<Parcel> {
    closer.close(&Parcel { id: fact.id, device: fact.device, body: encode(fact).into_bytes() })
}

/// Opens one fact.
///
/// # Errors
/// When it does not open.
pub fn open_fact(closer: &mut impl Closer, sent: &Parcel) -> Result<Fact, NotOpened> {
    let opened = closer.open(sent)?;
    let text = str::from_utf8(&opened.body).map_err(|_| NotOpened::Refused)?;
    decode(text).map_err(|_| NotOpened::Refused)
}

fn smaller(plain: &[u8]) -> Vec<u8> {
    let deflated = miniz_oxide::deflate::compress_to_vec(plain, EFFORT);
    let (kind, body) = if deflated.len() < plain.len() { (SMALLER, deflated.as_slice()) } else { (PLAIN, plain) };
    [&[kind], body].concat()
}

fn as_it_was(packed: &[u8]) -> Option<Vec<u8>> {
    match packed.split_first()? {
        (&PLAIN, rest) => Some(rest.to_vec()),
        (&SMALLER, rest) => miniz_oxide::inflate::decompress_to_vec_with_limit(rest, MOST).ok(),
        _ => None,
    }
}
