//! Closing a keyring with what somebody knows or was given: a password, the recovery sheet, a link.
//! A server that keeps the result learns nothing from it, and cannot put another in its place.

use rand_core::CryptoRng;

use crate::key::{Key, derive};
use crate::keyring::Keyring;

/// What the secret behind a wrapping key is; a keyring closed for one does not open for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// OPAQUE's export key of an account's password.
    Password,
    /// The code on the recovery sheet.
    Recovery,
    /// A link or QR code, used once.
    Link,
}

impl Purpose {
    fn word(self) -> &'static [u8] {
        match self {
            Purpose::Password => b"letdown/1/wrap/password",
            Purpose::Recovery => b"letdown/1/wrap/recovery",
            Purpose::Link => b"letdown/1/wrap/link",
        }
    }
}

/// A key that closes keyrings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappingKey {
    key: Key,
    purpose: Purpose,
}

impl WrappingKey {
    pub(crate) fn new(secret: &[u8], purpose: Purpose) -> WrappingKey {
        WrappingKey { key: derive(secret, purpose.word()), purpose }
    }

    /// Closes a keyring of this family.
    #[must_use]
    pub fn wrap(&self, chance: &mut impl CryptoRng, family: u128, keyring: &Keyring) -> Vec<u8> {
        self.key.close(chance, &self.bound(family), &keyring.to_secret_bytes())
    }

    /// The keyring of this family, when it was closed with this key.
    #[must_use]
    pub fn unwrap(&self, family: u128, wrapped: &[u8]) -> Option<Keyring> {
        let opened = zeroize::Zeroizing::new(self.key.open(&self.bound(family), wrapped)?);
        Keyring::from_secret_bytes(&opened).ok()
    }

    fn bound(&self, family: u128) -> Vec<u8> {
        [b"letdown/1/keys/", self.purpose.word(), &family.to_be_bytes()].concat()
    }

    /// The secret bytes, for the device's own store: with them it closes the next keyring for the same password.
    #[must_use]
    pub fn to_secret_bytes(&self) -> zeroize::Zeroizing<Vec<u8>> {
        zeroize::Zeroizing::new(self.key.0.to_vec())
    }

    /// A wrapping key from the device's own store.
    #[must_use]
    pub fn from_secret_bytes(bytes: &[u8], purpose: Purpose) -> Option<WrappingKey> {
        Some(WrappingKey { key: Key(bytes.try_into().ok()?), purpose })
    }
}
