//! A device's own pair of keys: new family keys reach it, and nobody who carries them can read or forge them.
//! Whether a device belongs to the family is shown by an introduction, which takes the family's keys to make.

use std::fmt;

use crypto_box::aead::Aead;
use crypto_box::{ChaChaBox, Nonce, PublicKey, SecretKey};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::chance::draw;
use crate::key::{KEY, NONCE};
use crate::keyring::Keyring;
use crate::scope::Scope;

const TAG: usize = 1 + 32;

/// Stays on its device.
#[derive(Clone)]
pub struct DeviceSecret(SecretKey);

impl fmt::Debug for DeviceSecret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("DeviceSecret")
    }
}

/// What others know of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DevicePublic(pub [u8; KEY]);

impl DeviceSecret {
    /// A new pair.
    #[must_use]
    pub fn draw(chance: &mut impl CryptoRng) -> DeviceSecret {
        DeviceSecret(SecretKey::from(draw::<KEY>(chance)))
    }

    /// The half that others may know.
    #[must_use]
    pub fn public(&self) -> DevicePublic {
        DevicePublic(*self.0.public_key().as_bytes())
    }

    /// The secret half, for the device's own store.
    #[must_use]
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_bytes().to_vec())
    }

    /// A pair from the device's own store.
    #[must_use]
    pub fn from_secret_bytes(bytes: &[u8]) -> Option<DeviceSecret> {
        <[u8; KEY]>::try_from(bytes).ok().map(|bytes| DeviceSecret(SecretKey::from(bytes)))
    }

    /// Closes a keyring for one other device: it alone opens it, and sees that it came from here.
    #[must_use]
    pub fn hand_over(
        &self,
        chance: &mut impl CryptoRng,
        to: &DevicePublic,
        family: u128,
        keyring: &Keyring,
    ) -> Vec<u8> {
        let nonce: [u8; NONCE] = draw(chance);
        let plain = Zeroizing::new([family.to_be_bytes().as_slice(), &keyring.to_secret_bytes()].concat());
        // Refused for lengths that no memory holds.
        let closed = self.with(to).encrypt(Nonce::from_slice(&nonce), plain.as_slice()).unwrap_or_default();
        [nonce.as_slice(), &closed].concat()
    }

    /// The keyring that `from` closed for this device.
    #[must_use]
    pub fn receive(&self, from: &DevicePublic, family: u128, closed: &[u8]) -> Option<Keyring> {
        let (nonce, rest) = closed.split_at_checked(NONCE)?;
        let plain = Zeroizing::new(self.with(from).decrypt(Nonce::from_slice(nonce), rest).ok()?);
        let (whose, keyring) = plain.split_first_chunk::<16>()?;
        if *whose == family.to_be_bytes() { Keyring::from_secret_bytes(keyring).ok() } else { None }
    }

    fn with(&self, other: &DevicePublic) -> ChaChaBox {
        ChaChaBox::new(&PublicKey::from(other.0), &self.0)
    }
}

/// Shows that somebody with these scopes' keys vouched for a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    version: u32,
    tags: Vec<(Scope, [u8; 32])>,
}

impl Introduction {
    /// As it is sent.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.version.to_be_bytes().to_vec();
        for (scope, tag) in &self.tags {
            bytes.push(scope.number());
            bytes.extend(tag);
        }
        bytes
    }

    /// As it was sent.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Introduction> {
        let (version, rest) = bytes.split_first_chunk::<4>()?;
        let tag = |entry: &[u8]| Some((Scope::from_number(*entry.first()?)?, entry.get(1..)?.try_into().ok()?));
        let tags: Vec<(Scope, [u8; 32])> = rest.chunks(TAG).map(tag).collect::<Option<_>>()?;
        if tags.len() > Scope::ALL.len() {
            return None;
        }
        Some(Introduction { version: u32::from_be_bytes(*version), tags })
    }
}

impl Keyring {
    /// Vouches for a device with every newest key held.
    #[must_use]
    pub fn introduce(&self, device: u128, public: &DevicePublic) -> Introduction {
        let version = self.version();
        let tags =
            self.scopes().into_iter().filter_map(|scope| Some((scope, self.tag(version, scope, device, public)?)));
        Introduction { version, tags: tags.collect() }
    }

    /// The scopes of the newest keys held here for which somebody vouched. A family key is handed to nobody who lacks
    /// one of its scopes, so that a server cannot slip in a device of its own.
    #[must_use]
    pub fn proven(&self, device: u128, public: &DevicePublic, shown: &Introduction) -> Vec<Scope> {
        if shown.version != self.version() {
            return Vec::new();
        }
        let holds = |(scope, tag): &(Scope, [u8; 32])| {
            let own = self.tag(shown.version, *scope, device, public)?;
            bool::from(own.ct_eq(tag)).then_some(*scope)
        };
        shown.tags.iter().filter_map(holds).collect()
    }

    fn tag(&self, version: u32, scope: Scope, device: u128, public: &DevicePublic) -> Option<[u8; 32]> {
        let key = self.key(version, scope)?;
        let mut tag = [0; 32];
        let whom = [b"letdown/1/introduce/".as_slice(), &device.to_be_bytes(), &public.0].concat();
        Hkdf::<Sha256>::new(None, &key.0).expand(&whom, &mut tag).ok()?;
        Some(tag)
    }
}
