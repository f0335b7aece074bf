//! Sealing a fact: padded, closed under the key of its scope, bound to family, fact, device and key version.
//! Does not know what a fact says.

use std::fmt;

use rand_core::CryptoRng;

use crate::key::ADDED;
use crate::keyring::Keyring;
use crate::padding::{pad, unpad};
use crate::scope::Scope;

/// The form of what is sealed, in its first byte.
const FORM: u8 = 1;
const HEAD: usize = 1 + 4;

/// What a sealed fact is bound to: it opens as this fact alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Whose it is.
    pub family: u128,
    /// Its id.
    pub fact: u128,
    /// Who wrote it.
    pub device: u128,
}

/// Why nothing was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// This keyring was not given that scope.
    NotGranted,
    /// More than a fact can be.
    TooLong,
}

impl fmt::Display for SealError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            SealError::NotGranted => "this part was not shared with you; ask who invited you",
            SealError::TooLong => "this is too long to be kept; make it shorter",
        })
    }
}

impl std::error::Error for SealError {}

/// Why something sealed stays closed. Never says more than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// Not of a form that this version knows.
    Unknown,
    /// Closed with a key version that is not held yet.
    NoKey(u32),
    /// Tampered with, put under another name, or closed with a key of others or of a part that was not granted.
    Refused,
}

impl fmt::Display for OpenError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Unknown => to.write_str("this was sealed by a newer letdown; update this one"),
            OpenError::NoKey(version) => write!(to, "key version {version} is not on this device yet; sign in again"),
            OpenError::Refused => to.write_str("this does not open with the keys on this device"),
        }
    }
}

impl std::error::Error for OpenError {}

impl Keyring {
    /// Closes `plain` as this fact, with the newest key of its scope.
    ///
    /// # Errors
    /// When the scope is not held.
    pub fn seal(
        &self,
        chance: &mut impl CryptoRng,
        label: Label,
        scope: Scope,
        plain: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let version = self.version();
        let key = self.key(version, scope).ok_or(SealError::NotGranted)?;
        let padded = pad(plain).ok_or(SealError::TooLong)?;
        let mut sealed = head(version);
        sealed.extend(key.close(chance, &bound(label, version), &padded));
        Ok(sealed)
    }

    /// Opens what was sealed as this fact, and tells its scope. The scope is not written outside, so that nobody can
    /// count by it: every one that is held is tried.
    ///
    /// # Errors
    /// When it does not open.
    pub fn open(&self, label: Label, sealed: &[u8]) -> Result<(Scope, Vec<u8>), OpenError> {
        let (version, closed) = read_head(sealed)?;
        if !self.versions().contains(&version) {
            return Err(OpenError::NoKey(version));
        }
        let bound = bound(label, version);
        for scope in Scope::ALL {
            let opened = self.key(version, scope).and_then(|key| key.open(&bound, closed));
            if let Some(padded) = opened {
                return unpad(padded).map(|plain| (scope, plain)).ok_or(OpenError::Refused);
            }
        }
        Err(OpenError::Refused)
    }
}

/// The key version with which something was sealed; `None` for what is not sealed. All that a server may know of it.
#[must_use]
pub fn sealed_with(sealed: &[u8]) -> Option<u32> {
    read_head(sealed).ok().map(|(version, _)| version)
}

fn head(version: u32) -> Vec<u8> {
    let mut head = vec![FORM];
    head.extend(version.to_be_bytes());
    head
}

fn read_head(sealed: &[u8]) -> Result<(u32, &[u8]), OpenError> {
    let (head, closed) = sealed.split_first_chunk::<HEAD>().ok_or(OpenError::Unknown)?;
    let [FORM, version @ ..] = *head else { return Err(OpenError::Unknown) };
    if closed.len() < ADDED { Err(OpenError::Unknown) } else { Ok((u32::from_be_bytes(version), closed)) }
}

fn bound(label: Label, version: u32) -> Vec<u8> {
    let mut bound = b"letdown/1/fact".to_vec();
    for id in [label.family, label.fact, label.device] {
        bound.extend(id.to_be_bytes());
    }
    bound.extend(version.to_be_bytes());
    bound
}
