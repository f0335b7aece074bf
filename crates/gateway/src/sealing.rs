//! Facts closed before they reach a store, and opened again: what is kept is what `vault` seals.
//! Chooses no key: the keyring of the family does.

use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use domain::fact::Fact;
use rand_core::{TryCryptoRng, TryRng};
use sync::sealed::{SealedBy, open_fact, seal_fact};
use sync::{FamilyId, Parcel};
use vault::Keyring;

use crate::shell::{NoChance, Shell};

/// What a fact may be as text: a megabyte is what others open.
const MOST: usize = 1024 * 1024;

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
    #[error("this is too long to be kept; make it shorter")]
    TooLong,
}

/// A family's seal: one fact at a time.
pub struct Seal {
    closer: Mutex<SealedBy<Chance>>,
}

impl Seal {
    /// With this keyring.
    #[must_use]
    pub fn new(family: FamilyId, keyring: Keyring, shell: Shell) -> Seal {
        Seal { closer: Mutex::new(SealedBy::new(family, keyring, Chance::of(shell))) }
    }

    /// The facts as a store keeps them.
    ///
    /// # Errors
    /// When one of them cannot be closed.
    pub fn close(&self, shell: Shell, facts: &[Fact]) -> Result<Vec<Parcel>, CloseError> {
        // Without chance there is no nonce, so it is asked for before anything is closed.
        shell.draw::<1>()?;
        let mut closer = self.closer.lock().unwrap_or_else(PoisonError::into_inner);
        let one = |fact: &Fact| {
            let short = wire::fact::encode(fact).len() < MOST;
            short.then(|| seal_fact(&mut *closer, fact)).flatten().ok_or(CloseError::TooLong)
        };
        facts.iter().map(one).collect()
    }

    /// The fact in a parcel; `None` when it does not open or is none.
    #[must_use]
    pub fn open(&self, parcel: &Parcel) -> Option<Fact> {
        let mut closer = self.closer.lock().unwrap_or_else(PoisonError::into_inner);
        open_fact(&mut *closer, parcel).ok()
    }
}
