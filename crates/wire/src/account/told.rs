//! What the server tells the app.
//! It tells what it keeps, and opens none of it.

use serde::{Deserialize, Serialize};

use super::{Base64, Grant, Id, LinkKind, Role};

/// OPAQUE's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// The message.
    pub message: Base64,
}

/// OPAQUE's answer to who signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInAnswer {
    /// The message.
    pub message: Base64,
    /// To be shown again with the last message.
    pub ticket: Base64,
}

/// Who somebody is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// Whose facts are opened.
    pub family: Id,
    /// The account.
    pub account: Id,
    /// What it may do.
    pub role: Role,
    /// What it may see.
    pub grants: Vec<Grant>,
    /// Its keyring, closed.
    #[serde(default)]
    pub keys: Base64,
    /// The family key's version.
    pub version: u32,
}

/// The sheet was right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoverAnswer {
    /// Whose facts are opened.
    pub family: Id,
    /// OPAQUE's answer.
    pub message: Base64,
    /// The keyring, closed for the sheet.
    pub recovery_keys: Base64,
    /// To be shown again.
    pub ticket: Base64,
}

/// Somebody of the family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonTold {
    /// The account.
    pub account: Id,
    /// What it may do.
    pub role: Role,
    /// What it may see.
    pub grants: Vec<Grant>,
    /// Since when.
    pub since_ms: i64,
}

/// A device of the family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeviceTold {
    /// Its id.
    pub id: Id,
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

/// A link that was not used yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkTold {
    /// Its name.
    pub name: Base64,
    /// What it is for.
    pub kind: LinkKind,
    /// Until when.
    pub until_ms: i64,
}

/// Who is in the family, seen by somebody of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Home {
    /// Whose facts they are.
    pub family: Id,
    /// Who asks.
    pub account: Id,
    /// With which device.
    pub device: Id,
    /// What who asks may do.
    pub role: Role,
    /// What who asks may see.
    pub grants: Vec<Grant>,
    /// The family key's version.
    pub version: u32,
    /// Everybody.
    pub people: Vec<PersonTold>,
    /// Their devices.
    pub devices: Vec<DeviceTold>,
    /// What waits to be opened.
    pub links: Vec<LinkTold>,
}

/// A keyring closed for this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedOver {
    /// By which device.
    pub from: Id,
    /// Closed.
    pub body: Base64,
}

/// How the family's keys stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeysTold {
    /// The newest version.
    pub version: u32,
    /// What waits for this device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<HandedOver>,
}

/// What a link opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkOpened {
    /// What it is for.
    pub kind: LinkKind,
    /// What it opens, closed.
    pub body: Base64,
    /// Who this device is now, when it was added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_in: Option<SignedIn>,
    /// For who is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// For who is invited.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// To be shown when the new account is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite: Option<Base64>,
}

/// Something that happened to accounts, devices or keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditTold {
    /// When.
    pub at_ms: i64,
    /// What.
    pub what: String,
    /// By whom.
    pub account: Id,
    /// With which device.
    pub device: Id,
}

/// What happened, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditList {
    /// The entries.
    pub entries: Vec<AuditTold>,
}

/// What a device is at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NowTold {
    /// Which.
    pub device: Id,
    /// Since when.
    pub at_ms: i64,
    /// Closed.
    pub body: Base64,
}

/// What the family's devices are at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NowList {
    /// Those that said so.
    pub devices: Vec<NowTold>,
}

/// Why something was not done (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Which kind.
    pub r#type: String,
    /// In short.
    pub title: String,
    /// The status again.
    pub status: u16,
    /// What to do next.
    pub detail: String,
}
