//! What one message of a scale says. Whatever it does not say is `None`.
//! Not judged here: whether a weight can be.

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Told {
    /// Grams.
    pub grams: Option<f64>,
    /// Millilitres, where a scale shows those instead.
    pub millilitres: Option<f64>,
    /// Whether the reading stands still.
    pub stable: Option<bool>,
    /// The scale's own flow, in g/s.
    pub flow: Option<f64>,
    /// The scale's clock, in milliseconds.
    pub clock_ms: Option<u32>,
    /// The scale's timer, in seconds.
    pub timer_s: Option<f64>,
    /// Battery in percent.
    pub battery: Option<u8>,
    /// The scale's software.
    pub firmware: Option<[u8; 3]>,
    /// A key that was pressed, as the scale numbers it.
    pub key: Option<u8>,
    /// A command was taken.
    pub acknowledged: bool,
    /// Grams on a second cell.
    pub second_grams: Option<f64>,
    /// What lay on it was taken off.
    pub removed: bool,
    /// Ohms between the feet, of a scale to stand on: such a scale cannot see milk.
    pub ohms: Option<u16>,
    /// Who stood on it, as it numbers them.
    pub user: Option<u8>,
    /// Body mass index, of such a scale.
    pub bmi: Option<f64>,
    /// Height in metres, of such a scale.
    pub height_m: Option<f64>,
}

impl Told {
    pub(crate) fn grams(grams: f64) -> Told {
        Told { grams: Some(grams), ..Told::default() }
    }
}

/// Grams of an ounce and of a pound.
pub(crate) const OUNCE_G: f64 = 28.349_523_125;
pub(crate) const POUND_G: f64 = 453.592_37;

pub(crate) fn xor(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum ^ byte)
}

pub(crate) fn sum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum.wrapping_add(*byte))
}

pub(crate) fn be24(bytes: &[u8]) -> Option<u32> {
    let [a, b, c] = bytes.get(..3)?.try_into().ok()?;
    Some(u32::from_be_bytes([0, a, b, c]))
}

pub(crate) fn be16(bytes: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(..2)?.try_into().ok()?))
}

pub(crate) fn le16(bytes: &[u8]) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(..2)?.try_into().ok()?))
}

pub(crate) fn be32(bytes: &[u8]) -> Option<i32> {
    Some(i32::from_be_bytes(bytes.get(..4)?.try_into().ok()?))
}

pub(crate) fn le32(bytes: &[u8]) -> Option<i32> {
    Some(i32::from_le_bytes(bytes.get(..4)?.try_into().ok()?))
}
