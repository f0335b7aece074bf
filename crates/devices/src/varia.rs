//! Varia AKU: messages of `FA`, a word, a length, data and a check byte, several in one notification.
//! Not its settings.

use crate::told::{Told, be16, xor};

/// One message at the start of `bytes`, and its length; the message is `None` when it says nothing of use.
pub fn decode_varia(bytes: &[u8]) -> Option<(Option<Told>, usize)> {
    let [0xFA, word, length, ..] = *bytes else { return None };
    let whole = usize::from(length) + 4;
    let data = bytes.get(3..whole - 1)?;
    if xor(bytes.get(1..whole - 1)?) != *bytes.get(whole - 1)? {
        return None;
    }
    let told = match (word, data) {
        (0x01, [high, middle, low]) => {
            let hundredths = u32::from_be_bytes([0, high & 0x0F, *middle, *low]);
            let sign = if high & 0x10 == 0 { 1.0 } else { -1.0 };
            Some(Told::grams(sign * f64::from(hundredths) / 100.0))
        }
        (0x85, [percent]) => Some(Told { battery: Some(*percent).filter(|p| *p <= 100), ..Told::default() }),
        (0x87, _) => be16(data).map(|s| Told { timer_s: Some(f64::from(s)), ..Told::default() }),
        _ => None,
    };
    Some((told, whole))
}
