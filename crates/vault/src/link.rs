//! The secret in a link or QR code, behind the number sign where no server sees it: adds a device, invites a partner,
//! or shows one sealed report. Once and for ten minutes, or until when: those are the server's to hold.

use std::fmt;
use std::str::FromStr;

use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::chance::draw;
use crate::key::{Key, derive};
use crate::padding::{pad, unpad};
use crate::recovery::{LETTERS, value};
use crate::wrap::{Purpose, WrappingKey};

const SECRET: usize = 16;
const SYMBOLS: usize = 26;

/// What a link carries: 128 random bits.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct LinkSecret([u8; SECRET]);

impl fmt::Debug for LinkSecret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("LinkSecret")
    }
}

/// Something that is not the end of such a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLink;

impl LinkSecret {
    /// A new one.
    #[must_use]
    pub fn draw(chance: &mut impl CryptoRng) -> LinkSecret {
        LinkSecret(draw(chance))
    }

    /// The name under which a server keeps what belongs to the link; derived, so that it opens nothing.
    #[must_use]
    pub fn name(&self) -> [u8; 32] {
        derive(&self.0, b"letdown/1/link/name").0
    }

    /// What closes a keyring for whoever opens the link.
    #[must_use]
    pub fn wrapping_key(&self) -> WrappingKey {
        WrappingKey::new(&self.0, Purpose::Link)
    }

    /// Closes a report for whoever opens the link.
    #[must_use]
    pub fn close_report(&self, chance: &mut impl CryptoRng, report: &[u8]) -> Option<Vec<u8>> {
        Some(self.report_key().close(chance, b"letdown/1/report", &pad(report)?))
    }

    /// The report.
    #[must_use]
    pub fn open_report(&self, closed: &[u8]) -> Option<Vec<u8>> {
        unpad(self.report_key().open(b"letdown/1/report", closed)?)
    }

    fn report_key(&self) -> Key {
        derive(&self.0, b"letdown/1/link/report")
    }

    /// For the end of a link; capitals and digits, which a QR code holds best.
    #[must_use]
    pub fn to_text(&self) -> String {
        let bits = u128::from_be_bytes(self.0);
        let symbol = |at: usize| {
            let shifted = if at == 25 { bits << 2 } else { bits >> (123 - 5 * at) };
            char::from(LETTERS[usize::try_from(shifted & 31).unwrap_or_default()])
        };
        (0..SYMBOLS).map(symbol).collect()
    }
}

impl FromStr for LinkSecret {
    type Err = BadLink;

    fn from_str(text: &str) -> Result<LinkSecret, BadLink> {
        let values: Vec<u8> = text.trim().chars().map(value).collect::<Option<_>>().ok_or(BadLink)?;
        let (last, front) = values.split_last().filter(|_| values.len() == SYMBOLS).ok_or(BadLink)?;
        if last & 3 != 0 {
            return Err(BadLink);
        }
        let bits = front.iter().fold(0, |bits: u128, value| (bits << 5) | u128::from(*value));
        Ok(LinkSecret(((bits << 3) | u128::from(last >> 2)).to_be_bytes()))
    }
}
