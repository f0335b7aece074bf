//! What the app asks of the server.
//! Nothing here opens anything: passwords, codes and keys stay on the device.

use serde::{Deserialize, Serialize};

use super::{Base64, Grant, Id, LinkKind, Role};

/// A device that joins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewDevice {
    /// Its id.
    pub id: Id,
    /// Its public key.
    pub public: Base64,
    /// Shows that somebody who holds the keys vouched for it.
    #[serde(default)]
    pub introduction: Base64,
    /// What its family calls it, closed.
    #[serde(default)]
    pub label: Base64,
}

/// Setting a password: the first message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterBegin {
    /// The account's name.
    pub name: String,
    /// OPAQUE's first message.
    pub message: Base64,
}

/// Setting a password: the last message, and what the new account begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterFinish {
    /// The account's name.
    pub name: String,
    /// OPAQUE's last message.
    pub message: Base64,
    /// Whose facts it will open; drawn by the app for a family of its own.
    pub family: Id,
    /// The keyring, closed for the password.
    pub keys: Base64,
    /// What will prove that somebody has the sheet.
    pub recovery_proof: Base64,
    /// The keyring, closed for the sheet.
    pub recovery_keys: Base64,
    /// The device in hand.
    pub device: NewDevice,
    /// From an opened link, for who was invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite: Option<Base64>,
    /// What the server asks for, where sign-up is by invite.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Signing in: the first message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInBegin {
    /// The account's name.
    pub name: String,
    /// OPAQUE's first message.
    pub message: Base64,
}

/// Signing in: the last message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInFinish {
    /// As it was told.
    pub ticket: Base64,
    /// OPAQUE's last message.
    pub message: Base64,
    /// The device in hand.
    pub device: NewDevice,
}

/// Another password for an account that is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordFinish {
    /// The account's name.
    pub name: String,
    /// OPAQUE's last message.
    pub message: Base64,
    /// The keyring, closed for the new password.
    pub keys: Base64,
}

/// The password is lost: proves that the sheet is there, and begins a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoverBegin {
    /// The account's name.
    pub name: String,
    /// What proves it.
    pub proof: Base64,
    /// OPAQUE's first message for the new password.
    pub message: Base64,
}

/// The new password, and a new sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoverFinish {
    /// As it was told.
    pub ticket: Base64,
    /// OPAQUE's last message.
    pub message: Base64,
    /// The keyring, closed for the new password.
    pub keys: Base64,
    /// What will prove that somebody has the new sheet.
    pub recovery_proof: Base64,
    /// The keyring, closed for the new sheet.
    pub recovery_keys: Base64,
    /// The device in hand.
    pub device: NewDevice,
}

/// A keyring for one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOver {
    /// For whom.
    pub device: Id,
    /// Closed for it.
    pub body: Base64,
}

/// A new version of the family key: what comes from now on is closed to who is not handed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewKeys {
    /// Its number: one more than it was.
    pub version: u32,
    /// The keyring, closed for this account's password.
    #[serde(default)]
    pub keys: Base64,
    /// What will prove that somebody has the new sheet.
    pub recovery_proof: Base64,
    /// The keyring, closed for the new sheet.
    pub recovery_keys: Base64,
    /// For every device that stays.
    pub hand_overs: Vec<HandOver>,
    /// Vouches for this device with the new keys.
    pub introduction: Base64,
    /// A device that is out from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remove_device: Option<Id>,
    /// Somebody who is out from now on, with all devices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remove_person: Option<Id>,
}

/// An account's keyring after it grew, and its device vouched for anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnKeys {
    /// Closed for the account's password, where this device can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<Base64>,
    /// Vouches for this device.
    pub introduction: Base64,
    /// What its family calls it, closed.
    #[serde(default)]
    pub label: Base64,
}

/// A link or QR code to be opened by somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkOffer {
    /// Its name, which opens nothing.
    pub name: Base64,
    /// What it is for.
    pub kind: LinkKind,
    /// What it opens, closed.
    pub body: Base64,
    /// For who is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// For who is invited.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// For how long.
    pub seconds: u32,
}

/// Somebody has a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkOpen {
    /// Whose it is.
    pub family: Id,
    /// Its name.
    pub name: Base64,
    /// The device in hand, when it is to be added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<NewDevice>,
}
