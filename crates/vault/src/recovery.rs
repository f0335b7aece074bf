//! The code on the printed sheet: 128 random bits and a checksum in seven groups of four, hard to misread.
//! Upper or lower case, spaces or dashes, O for 0 and I or L for 1: it reads them all.

use std::fmt;
use std::str::FromStr;

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::chance::draw;
use crate::wrap::{Purpose, WrappingKey};

/// Crockford's thirty-two: no I, L, O or U.
pub(crate) const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 28;
const GROUP: usize = 4;
const CHECK_BITS: u32 = 12;

/// What opens a family's keys when the password is lost.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode(u128);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("RecoveryCode")
    }
}

/// Why something typed is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadRecoveryCode {
    /// Not twenty-eight letters and digits.
    Length,
    /// A sign that no sheet has.
    Sign,
    /// Read or typed differently somewhere.
    Check,
}

impl RecoveryCode {
    /// A new one.
    #[must_use]
    pub fn draw(chance: &mut impl CryptoRng) -> RecoveryCode {
        RecoveryCode(u128::from_be_bytes(draw(chance)))
    }

    /// What closes keyrings with it.
    #[must_use]
    pub fn wrapping_key(&self) -> WrappingKey {
        WrappingKey::new(&self.0.to_be_bytes(), Purpose::Recovery)
    }

    /// Proof to the server that somebody has the sheet: derived, so that it opens nothing.
    #[must_use]
    pub fn proof(&self) -> [u8; 32] {
        crate::key::derive(&self.0.to_be_bytes(), b"letdown/1/recovery/proof").0
    }

    /// In groups of four, as it is printed.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut symbols: Vec<u8> = (0..23).map(|at| letter(self.0 >> (123 - 5 * at))).collect();
        // Sixteen bits are left: three and a half symbols hold 115 + 13, the check fills the rest.
        let tail = ((u64::try_from(self.0 & 0x1fff).unwrap_or_default()) << CHECK_BITS) | u64::from(check(self.0));
        symbols.extend((0..5).map(|at| letter(u128::from(tail) >> (20 - 5 * at))));
        let groups: Vec<String> =
            symbols.chunks(GROUP).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join("-")
    }
}

fn letter(bits: u128) -> u8 {
    LETTERS[usize::try_from(bits & 31).unwrap_or_default()]
}

/// The number of a sign, as generously as it can be read.
pub(crate) fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    LETTERS.iter().position(|letter| char::from(*letter) == sign).and_then(|at| u8::try_from(at).ok())
}

fn check(secret: u128) -> u16 {
    let hash = Sha256::digest([b"letdown/1/recovery/check".as_slice(), &secret.to_be_bytes()].concat());
    u16::from_be_bytes([hash[0], hash[1]]) >> (16 - CHECK_BITS)
}

impl FromStr for RecoveryCode {
    type Err = BadRecoveryCode;

    fn from_str(text: &str) -> Result<RecoveryCode, BadRecoveryCode> {
        let signs = text.chars().filter(|sign| !sign.is_whitespace() && !"-–—.".contains(*sign));
        let values: Vec<u8> = signs.map(value).collect::<Option<_>>().ok_or(BadRecoveryCode::Sign)?;
        if values.len() != SYMBOLS {
            return Err(BadRecoveryCode::Length);
        }
        let secret = values[..23].iter().fold(0, |bits: u128, value| (bits << 5) | u128::from(*value));
        let tail = values[23..].iter().fold(0, |bits: u32, value| (bits << 5) | u32::from(*value));
        let secret = (secret << 13) | u128::from(tail >> CHECK_BITS);
        if tail & ((1 << CHECK_BITS) - 1) != u32::from(check(secret)) {
            return Err(BadRecoveryCode::Check);
        }
        Ok(RecoveryCode(secret))
    }
}
