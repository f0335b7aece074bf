//! What app and server say to each other about accounts, devices, keys and links: JSON, with closed things as base64.
//! Not facts: those go as bytes (`mailbox`). Nothing here can be read for what it closes.

mod asked;
mod kept;
mod text;
mod told;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json::read;
use crate::malformed::Malformed;

pub use asked::{
    HandOver, LinkOffer, LinkOpen, NewDevice, NewKeys, OwnKeys, PasswordFinish, RecoverBegin, RecoverFinish,
    RegisterBegin, RegisterFinish, SignInBegin, SignInFinish,
};
pub use kept::{
    AccountKept, AuditKept, DeviceKept, HandedKept, LinkKept, MemberKept, NameKept, NowKept, SessionKept, TicketKept,
    VersionKept,
};
pub use text::{Base64, Id};
pub use told::{
    AuditList, AuditTold, DeviceTold, HandedOver, Home, KeysTold, LinkOpened, LinkTold, Message, NowList, NowTold,
    PersonTold, Problem, RecoverAnswer, SignInAnswer, SignedIn,
};

/// Something of this module that has a text.
pub trait Form: Serialize + DeserializeOwned {}

impl<T: Serialize + DeserializeOwned> Form for T {}

/// The text of a form.
#[must_use]
pub fn encode(form: &impl Form) -> String {
    // No map with other keys than text, no number that JSON lacks.
    serde_json::to_string(form).unwrap_or_default()
}

/// A form from its text.
///
/// # Errors
/// When it is not of that form.
pub fn decode<T: Form>(text: &str) -> Result<T, Malformed> {
    read(text)
}

/// What somebody may do in a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Whose facts they are.
    Owner,
    /// Sees and adds to what was granted.
    Partner,
    /// Sees what was granted.
    Viewer,
}

/// What can be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grant {
    /// Sessions.
    Log,
    /// Milk that is kept.
    Stash,
    /// When to pump next.
    Schedule,
    /// Everything.
    All,
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// Adds a device to the account that made it.
    Device,
    /// Invites somebody.
    Partner,
    /// Shows one report.
    Report,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_come_back_and_newer_members_do_no_harm() {
        let device = NewDevice { id: Id(7), public: Base64(vec![255; 32]), ..empty_device() };
        assert_eq!(decode::<NewDevice>(&encode(&device)).unwrap(), device);
        let text = r#"{"id":"00000000-0000-0000-0000-000000000007","public":"_w","tomorrow":1}"#;
        assert_eq!(decode::<NewDevice>(text).unwrap().public, Base64(vec![255]));
    }

    #[test]
    fn what_is_no_base64_is_refused_without_repeating_it() {
        let refused = decode::<Message>(r#"{"message":"secret!"}"#).unwrap_err();
        assert!(!refused.to_string().contains("secret"));
        assert!(!format!("{:?}", Base64(b"secret".to_vec())).contains("secret"));
    }

    fn empty_device() -> NewDevice {
        NewDevice { id: Id(0), public: Base64::default(), introduction: Base64::default(), label: Base64::default() }
    }
}
