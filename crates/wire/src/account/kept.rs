//! What the server keeps, as records.
//! Names, passwords and proofs as hashes; keys, labels and reports closed.

use serde::{Deserialize, Serialize};

use super::{Base64, Grant, Id, LinkKind, Role};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountKept {
    /// What it may do.
    pub role: Role,
    /// What it may see.
    pub grants: Vec<Grant>,
    /// Its name, hashed.
    pub name_hash: Base64,
    /// What OPAQUE keeps of its password.
    pub password: Base64,
    /// Its keyring, closed for the password.
    pub keys: Base64,
    /// What proves the sheet, hashed.
    pub recovery_proof: Base64,
    /// Its keyring, closed for the sheet.
    pub recovery_keys: Base64,
    /// Since when.
    pub since_ms: i64,
}

/// A device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKept {
    /// Whose.
    pub account: Id,
    /// Its public key.
    pub public: Base64,
    /// Who vouched for it.
    pub introduction: Base64,
    /// What its family calls it, closed.
    pub label: Base64,
    /// Since when.
    pub since_ms: i64,
    /// When it was last here, to the hour.
    pub seen_ms: i64,
}

/// Somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionKept {
    /// Who.
    pub account: Id,
    /// With which device.
    pub device: Id,
    /// Since when.
    pub since_ms: i64,
}

/// A link, or an invitation that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkKept {
    /// What it is for.
    pub kind: LinkKind,
    /// Who made it.
    pub account: Id,
    /// What it opens, closed.
    pub body: Base64,
    /// For who is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// For who is invited.
    #[serde(default)]
    pub grants: Vec<Grant>,
}

/// A keyring that waits for a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedKept {
    /// By which device.
    pub from: Id,
    /// Closed.
    pub body: Base64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditKept {
    /// When.
    pub at_ms: i64,
    /// What.
    pub what: String,
    /// By whom.
    pub account: Id,
    /// With which device.
    pub device: Id,
}

/// What a device is at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NowKept {
    /// Since when.
    pub at_ms: i64,
    /// Closed.
    pub body: Base64,
}

/// Between two messages, closed by the server for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketKept {
    /// Until when.
    pub until_ms: i64,
    /// For which second step.
    pub purpose: String,
    /// The account's name.
    pub name: String,
    /// OPAQUE's state.
    pub state: Base64,
}

/// How far a family's keys have come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionKept {
    /// The newest version.
    pub version: u32,
    /// The device that made it, which may say so again when it did not hear the answer.
    pub by: Id,
}

/// Whose a name is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameKept {
    /// The family.
    pub family: Id,
    /// The account.
    pub account: Id,
}

/// Somebody of a family as their own device notes it: with every secret, for nobody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberKept {
    /// Whose facts are kept.
    pub family: Id,
    /// The account.
    pub account: Id,
    /// This device, as the server knows it.
    pub device: Id,
    /// The account's name.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// What it may see.
    pub grants: Vec<Grant>,
    /// The keys.
    pub keyring: Base64,
    /// The device's own key.
    pub secret: Base64,
    /// What closes keyrings for the password, where it was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrapping: Option<Base64>,
    /// How far it has come.
    pub progress: crate::mailbox::Progress,
}
