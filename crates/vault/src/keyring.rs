//! The keys that one person holds: every version of the family key, or of the parts that were granted.
//! Not how a keyring is handed over: closed with a password, a code or a link (`wrap`), or to a device (`device`).

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::key::{KEY, Key};
use crate::scope::Scope;

const FORM: u8 = 1;
const WHOLE: u8 = 0;
const ENTRY: usize = 1 + 4 + KEY;

/// One version of the key from which a family's keys come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyKey {
    /// Counted from 1; the greatest is used for what is new.
    pub version: u32,
    pub(crate) key: Key,
}

impl FamilyKey {
    /// A family's first key.
    #[must_use]
    pub fn first(chance: &mut impl CryptoRng) -> FamilyKey {
        FamilyKey { version: 1, key: Key::draw(chance) }
    }

    fn scope(&self, scope: Scope) -> Key {
        self.key.derive(&[b"letdown/1/scope/", [scope.number()].as_slice()].concat())
    }
}

/// Bytes that are no keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadKeyring;

/// The keys of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keyring {
    whole: BTreeMap<u32, FamilyKey>,
    parts: BTreeMap<(u32, Scope), Key>,
}

impl From<FamilyKey> for Keyring {
    fn from(key: FamilyKey) -> Keyring {
        Keyring { whole: BTreeMap::from([(key.version, key)]), parts: BTreeMap::new() }
    }
}

impl Keyring {
    /// The version for what is new; 0 when there is no key.
    #[must_use]
    pub fn version(&self) -> u32 {
        let whole = self.whole.keys().next_back().copied();
        whole.max(self.parts.keys().next_back().map(|(version, _)| *version)).unwrap_or(0)
    }

    /// Whether this is the whole family key, as it is for version `version()`.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole.contains_key(&self.version())
    }

    /// What can be sealed and opened now.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        Scope::ALL.into_iter().filter(|scope| self.key(self.version(), *scope).is_some()).collect()
    }

    /// Adds a new version: what is sealed from now on is closed to everybody who is not handed it.
    /// None when this keyring holds parts alone.
    #[must_use]
    pub fn rotated(&self, chance: &mut impl CryptoRng) -> Option<Keyring> {
        let version = self.version().checked_add(1)?;
        let mut next = self.is_whole().then(|| self.clone())?;
        next.whole.insert(version, FamilyKey { version, key: Key::draw(chance) });
        Some(next)
    }

    /// A keyring for a partner: these parts of every version held, and nothing from which others could be made.
    #[must_use]
    pub fn granting(&self, scopes: &[Scope]) -> Keyring {
        let mut granted = Keyring::default();
        for version in self.versions() {
            for scope in scopes {
                if let Some(key) = self.key(version, *scope) {
                    granted.parts.insert((version, *scope), key);
                }
            }
        }
        granted
    }

    /// Takes in what another keyring holds; what is here stays as it is.
    pub fn join(&mut self, other: &Keyring) {
        for (version, key) in &other.whole {
            self.whole.entry(*version).or_insert_with(|| key.clone());
        }
        for (part, key) in &other.parts {
            self.parts.entry(*part).or_insert_with(|| key.clone());
        }
    }

    pub(crate) fn key(&self, version: u32, scope: Scope) -> Option<Key> {
        let whole = self.whole.get(&version).map(|key| key.scope(scope));
        whole.or_else(|| self.parts.get(&(version, scope)).cloned())
    }

    pub(crate) fn versions(&self) -> Vec<u32> {
        let mut versions: Vec<u32> = self.whole.keys().copied().chain(self.parts.keys().map(|part| part.0)).collect();
        versions.sort_unstable();
        versions.dedup();
        versions
    }

    /// The secret bytes, to be kept where nobody else reads: on the device, in its own store.
    #[must_use]
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + ENTRY * (self.whole.len() + self.parts.len())));
        bytes.push(FORM);
        let whole = self.whole.values().map(|held| (WHOLE, held.version, &held.key));
        let parts = self.parts.iter().map(|((version, scope), key)| (scope.number(), *version, key));
        for (kind, version, key) in whole.chain(parts) {
            bytes.push(kind);
            bytes.extend_from_slice(&version.to_be_bytes());
            bytes.extend_from_slice(&key.0);
        }
        bytes
    }

    /// A keyring from its secret bytes.
    ///
    /// # Errors
    /// When they are none, or of a newer form.
    pub fn from_secret_bytes(bytes: &[u8]) -> Result<Keyring, BadKeyring> {
        let (&FORM, entries) = bytes.split_first().ok_or(BadKeyring)? else { return Err(BadKeyring) };
        if entries.is_empty() || entries.len() % ENTRY != 0 {
            return Err(BadKeyring);
        }
        let mut keyring = Keyring::default();
        for entry in entries.chunks_exact(ENTRY) {
            keyring.take_entry(entry).ok_or(BadKeyring)?;
        }
        Ok(keyring)
    }

    fn take_entry(&mut self, entry: &[u8]) -> Option<()> {
        let (kind, rest) = entry.split_first()?;
        let (version, key) = rest.split_first_chunk::<4>()?;
        let (version, key) = (u32::from_be_bytes(*version), Key(key.try_into().ok()?));
        if version == 0 {
            return None;
        }
        if *kind == WHOLE {
            self.whole.insert(version, FamilyKey { version, key });
        } else {
            self.parts.insert((version, Scope::from_number(*kind)?), key);
        }
        Some(())
    }
}
