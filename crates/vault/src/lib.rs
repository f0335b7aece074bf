//! Keys and sealing: what a family's facts are closed with on the device, before anybody else carries them.
//! No I/O, no clock, no chance of its own: random numbers come in, bytes go out. It uses kept crates and invents no cipher.

mod chance;
mod device;
mod key;
mod keyring;
mod link;
mod padding;
mod password;
mod recovery;
mod scope;
mod seal;
mod wrap;

#[cfg(feature = "server")]
mod server;

pub use device::{DevicePublic, DeviceSecret, Introduction};
pub use keyring::{BadKeyring, FamilyKey, Keyring};
pub use link::{BadLink, LinkSecret};
pub use password::{Account, PasswordError, Register, SignIn, SignedIn};
pub use rand_core::CryptoRng;
pub use recovery::{BadRecoveryCode, RecoveryCode};
pub use scope::Scope;
pub use seal::{Label, OpenError, SealError, sealed_with};
#[cfg(feature = "server")]
pub use server::{PasswordFile, ServerSecrets, SignInBegun, begin_registering, begin_signing_in};
pub use wrap::{Purpose, WrappingKey};
