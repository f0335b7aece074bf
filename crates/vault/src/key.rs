//! A symmetric key, what is derived from it, and closing bytes with it by XChaCha20-Poly1305.
//! Not whose key it is: that is for the files that use it.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::chance::draw;

/// How long a key is.
pub(crate) const KEY: usize = 32;
/// How long a nonce is: long enough to be drawn without a second one ever being the same.
pub(crate) const NONCE: usize = 24;
/// What closing adds: the nonce in front, the tag behind.
pub(crate) const ADDED: usize = NONCE + 16;

/// A key; wiped when dropped, and never shown.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key(pub [u8; KEY]);

impl fmt::Debug for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Key")
    }
}

impl Key {
    pub(crate) fn draw(chance: &mut impl CryptoRng) -> Key {
        Key(draw(chance))
    }

    /// Another key, of this one and for one purpose: knowing it tells nothing of this one.
    pub(crate) fn derive(&self, purpose: &[u8]) -> Key {
        derive(&self.0, purpose)
    }

    /// Nonce, cipher text, tag.
    pub(crate) fn close(&self, chance: &mut impl CryptoRng, bound: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = draw(chance);
        // Refused for lengths that no memory holds.
        let closed = self.cipher().encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: bound });
        [nonce.as_slice(), &closed.unwrap_or_default()].concat()
    }

    /// What was closed with this key and bound to the same thing.
    pub(crate) fn open(&self, bound: &[u8], closed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = closed.split_at_checked(NONCE)?;
        self.cipher().decrypt(XNonce::from_slice(nonce), Payload { msg: rest, aad: bound }).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// A key from any secret of good length.
pub(crate) fn derive(secret: &[u8], purpose: &[u8]) -> Key {
    let mut key = Key([0; KEY]);
    // Refused for outputs of more than 255 hashes; this is one.
    let _ = Hkdf::<Sha256>::new(None, secret).expand(purpose, &mut key.0);
    key
}
