//! Somebody of a family, on one device: makes an account or signs in, holds the keys, follows the server.
//! Carries nothing itself: a `Carrier` takes each request over, so that the same code runs in app, terminal and tests.

mod arrive;
mod follow;
mod keys;
mod links;

use std::fmt;

use vault::{CryptoRng, DeviceSecret, Keyring, Purpose, WrappingKey};
use wire::account::{Base64, Form, Grant, Home, Id, MemberKept, NewDevice, Role, SignedIn, decode, encode};
use wire::mailbox::Progress;

use crate::store::StoreError;

pub use arrive::{Newcomer, change_password, recover, register, sign_in};
pub use keys::Renewed;
pub use links::{Invited, Link, Opened, open_link};

/// How a request goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Tell me.
    Get,
    /// Do it.
    Post,
    /// Put it there.
    Put,
    /// Take it away.
    Delete,
}

/// Why something came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody answered: no network, or no server.
    Unreachable,
    /// The server answered with this status.
    Refused(u16),
    /// The server answered what no server of ours answers.
    Odd,
    /// Name and password do not belong together.
    WrongPassword,
    /// What came does not open with what is known here.
    NotOpened,
    /// This device's own store would not.
    Store(StoreError),
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Unreachable => to.write_str("the server does not answer; check the address and the network"),
            Fault::Refused(status) => write!(to, "the server said no ({status})"),
            Fault::Odd => to.write_str("this is no Letdown server, or a much newer one; update letdown"),
            Fault::WrongPassword => to.write_str("name and password do not belong together; look again"),
            Fault::NotOpened => to.write_str("this does not open with the keys on this device; sign in again"),
            Fault::Store(error) => error.fmt(to),
        }
    }
}

impl std::error::Error for Fault {}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        Fault::Store(error)
    }
}

/// Takes a request to the server and brings the answer.
#[expect(async_fn_in_trait, reason = "a page's futures stay on its one thread, and nobody needs more of them")]
pub trait Carrier {
    /// `path` stands below `api/v1/`. An answer that is no success is `Fault::Refused`.
    async fn carry(&self, method: Method, path: &str, body: &[u8]) -> Result<Vec<u8>, Fault>;
}

/// Asks with a form, and reads the form of the answer.
pub(crate) async fn ask<T: Form>(to: &impl Carrier, method: Method, path: &str, form: &impl Form) -> Result<T, Fault> {
    read(&to.carry(method, path, encode(form).as_bytes()).await?)
}

pub(crate) fn read<T: Form>(bytes: &[u8]) -> Result<T, Fault> {
    str::from_utf8(bytes).ok().and_then(|text| decode(text).ok()).ok_or(Fault::Odd)
}

/// Somebody, on this device.
#[derive(Clone)]
pub struct Member {
    /// Whose facts are kept.
    pub family: u128,
    /// The account.
    pub account: u128,
    /// This device, as the server knows it.
    pub device: u128,
    /// The account's name, as it was typed.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// What it may see.
    pub grants: Vec<Grant>,
    /// The keys.
    pub keyring: Keyring,
    /// How far this device has come with the server.
    pub progress: Progress,
    pub(crate) secret: DeviceSecret,
    pub(crate) wrapping: Option<WrappingKey>,
}

impl Member {
    pub(crate) fn of(newcomer: Newcomer, told: &SignedIn, keyring: Keyring, wrapping: Option<WrappingKey>) -> Member {
        Member {
            family: told.family.0,
            account: told.account.0,
            device: newcomer.device,
            name: newcomer.name,
            role: told.role,
            grants: told.grants.clone(),
            keyring,
            progress: Progress::default(),
            secret: newcomer.secret,
            wrapping,
        }
    }

    /// As the device notes it down for itself: with every secret, for nobody else.
    #[must_use]
    pub fn to_note(&self) -> String {
        let bytes = |bytes: &[u8]| Base64(bytes.to_vec());
        encode(&MemberKept {
            family: Id(self.family),
            account: Id(self.account),
            device: Id(self.device),
            name: self.name.clone(),
            role: self.role,
            grants: self.grants.clone(),
            keyring: bytes(&self.keyring.to_secret_bytes()),
            secret: bytes(&self.secret.to_secret_bytes()),
            wrapping: self.wrapping.as_ref().map(|key| bytes(&key.to_secret_bytes())),
            progress: self.progress,
        })
    }

    /// From the device's note.
    #[must_use]
    pub fn from_note(note: &str) -> Option<Member> {
        let kept: MemberKept = decode(note).ok()?;
        let wrapping = kept.wrapping.and_then(|key| WrappingKey::from_secret_bytes(&key.0, Purpose::Password));
        Some(Member {
            family: kept.family.0,
            account: kept.account.0,
            device: kept.device.0,
            name: kept.name,
            role: kept.role,
            grants: kept.grants,
            keyring: Keyring::from_secret_bytes(&kept.keyring.0).ok()?,
            progress: kept.progress,
            secret: DeviceSecret::from_secret_bytes(&kept.secret.0)?,
            wrapping,
        })
    }

    /// Who is in the family.
    ///
    /// # Errors
    /// When the server does not tell.
    pub async fn home(&self, to: &impl Carrier) -> Result<Home, Fault> {
        read(&to.carry(Method::Get, "account", &[]).await?)
    }

    /// Ends the sign-in of this device; what is on it stays.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn sign_out(&self, to: &impl Carrier) -> Result<(), Fault> {
        to.carry(Method::Post, "account/sign-out", &[]).await.map(drop)
    }

    /// Erases the family from the server, or leaves it; what is on this device stays.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn erase(&self, to: &impl Carrier) -> Result<(), Fault> {
        to.carry(Method::Delete, "account", &[]).await.map(drop)
    }

    pub(crate) fn new_device(&self) -> NewDevice {
        new_device(self.device, &self.secret, &self.keyring)
    }

    pub(crate) fn closed_for_password(&self, chance: &mut impl CryptoRng) -> Option<Base64> {
        self.wrapping.as_ref().map(|key| Base64(key.wrap(chance, self.family, &self.keyring)))
    }
}

pub(crate) fn new_device(device: u128, secret: &DeviceSecret, keyring: &Keyring) -> NewDevice {
    let public = secret.public();
    let introduction = Base64(keyring.introduce(device, &public).to_bytes());
    NewDevice { id: Id(device), public: Base64(public.0.to_vec()), introduction, label: Base64::default() }
}
