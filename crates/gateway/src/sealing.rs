//! Facts closed before they reach a store, and opened again: what is kept is what `vault` seals.
//! Chooses no key: the keyring of the family does.

use std::convert::Infallible;

use domain::fact::{Body, Fact};
use rand_core::{TryCryptoRng, TryRng};
use sync::{FamilyId, Parcel};
use vault::{Keyring, Label, Scope};

use crate::shell::{NoChance, Shell};

/// The machine's chance as `vault` asks for it; remembers when there was none.
pub(crate) struct Chance {
    shell: Shell,
    missing: bool,
}

impl Chance {
    pub(crate) fn of(shell: Shell) -> Chance {
        Chance { shell, missing: false }
    }

    /// What was made with it, when there was chance all along.
    pub(crate) fn checked<T>(&self, made: T) -> Result<T, NoChance> {
        if self.missing { Err(NoChance) } else { Ok(made) }
    }
}

impl TryRng for Chance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        self.missing |= !(self.shell.random)(to);
        Ok(())
    }
}

impl TryCryptoRng for Chance {}

/// Why a fact is not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CloseError {
    /// No random numbers.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// Longer than a fact can be, or not of what this keyring opens.
    #[error(transparent)]
    Seal(#[from] vault::SealError),
}

/// The fact as a store keeps it.
///
/// # Errors
/// When it cannot be closed.
pub fn close(keyring: &Keyring, shell: Shell, family: FamilyId, fact: &Fact) -> Result<Parcel, CloseError> {
    let mut chance = Chance::of(shell);
    let label = Label { family: family.0, fact: fact.id.0, device: fact.device.0 };
    let body = keyring.seal(&mut chance, label, scope(&fact.body), wire::fact::encode(fact).as_bytes())?;
    Ok(Parcel { id: fact.id, device: fact.device, body: chance.checked(body)? })
}

/// The fact in a parcel; `None` when it does not open or is none.
#[must_use]
pub fn open(keyring: &Keyring, family: FamilyId, parcel: &Parcel) -> Option<Fact> {
    let label = Label { family: family.0, fact: parcel.id.0, device: parcel.device.0 };
    let (_, plain) = keyring.open(label, &parcel.body).ok()?;
    let fact = wire::fact::decode(&String::from_utf8(plain).ok()?).ok()?;
    (fact.id == parcel.id && fact.device == parcel.device).then_some(fact)
}

/// With whom a fact can be shared.
fn scope(body: &Body) -> Scope {
    match body {
        Body::Session(_) | Body::Corrected { .. } | Body::Deleted { .. } | Body::Restored { .. } | Body::Gate(_) => {
            Scope::Log
        }
        Body::Settings(_) | Body::Protocol(_) | Body::ProtocolGone { .. } => Scope::Schedule,
        Body::Record(_) | Body::RecordGone(_) | Body::Unknown { .. } => Scope::Rest,
    }
}
