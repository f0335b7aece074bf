//! Telling other programs of changes: signed posts to addresses that the family chose.
//! What changed is told when it is kept, and never before. Not how it is sent again: `deliver`.

mod deliver;
mod event;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

pub use deliver::{Deliverer, Outcome};
pub use event::{Event, What, events, touched};

/// The header that carries when it was signed and with what.
pub const SIGNATURE: &str = "x-letdown-signature";

/// An address that wants to be told.
#[derive(Clone)]
pub struct Hook {
    /// Its number.
    pub number: u64,
    /// Where to post.
    pub url: String,
    /// With what posts are signed.
    pub secret: String,
}

impl std::fmt::Debug for Hook {
    /// Without its secret and its address, which may hold one.
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Hook({})", self.number)
    }
}

/// `t=SECONDS,v1=HEX`: HMAC SHA-256 over the seconds, a point, and the body.
#[must_use]
pub fn signature(secret: &str, at_s: i64, body: &str) -> String {
    // A key of any length is taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(format!("{at_s}.{body}").as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={at_s},v1={hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_as_others_reckon_it() {
        // printf '1.{}' | openssl dgst -sha256 -hmac key
        let expected = "t=1,v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224";
        assert_eq!(signature("key", 1, "{}"), expected);
        assert_ne!(signature("key", 2, "{}"), expected);
    }

    #[test]
    fn debug_shows_neither_secret_nor_address() {
        let hook = Hook { number: 1, url: "http://canary".into(), secret: "canary".into() };
        assert!(!format!("{hook:?}").contains("canary"));
    }
}
