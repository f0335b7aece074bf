//! Scales whose message is one short frame of a fixed shape.
//! Those with streams, records or check sums of their own have files of their own.

use crate::told::{OUNCE_G, Told, be16, be24, be32, le16, le32, sum, xor};

/// Felicita: eighteen letters.
pub fn decode_felicita(bytes: &[u8]) -> Option<Told> {
    if bytes.len() != 18 || bytes[..2] != [0x01, 0x02] || bytes[16..] != [0x0D, 0x0A] {
        return None;
    }
    let digits = bytes[3..9]
        .iter()
        .try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))?;
    let sign = match bytes[2] {
        0x2B => 1.0,
        0x2D => -1.0,
        _ => return None,
    };
    let size = f64::from(digits);
    let grams = if &bytes[9..11] == b"oz" { size / 10_000.0 * OUNCE_G } else { size / 100.0 };
    let battery = u32::from(bytes[15]).checked_sub(129).map(|raw| (raw * 100 + 14) / 29);
    let battery = battery.and_then(|percent| u8::try_from(percent.min(100)).ok());
    Some(Told { grams: Some(sign * grams), battery, ..Told::default() })
}

/// Eureka Precisa, CFS-9002, LSJ-001: no check byte, so the head must be whole.
pub fn decode_eureka(bytes: &[u8]) -> Option<Told> {
    if bytes.len() < 9 || bytes[..3] != [0xAA, 0x09, 0x41] || bytes[6] > 1 {
        return None;
    }
    let sign = if bytes[6] == 1 { -1.0 } else { 1.0 };
    let timer_s = Some(f64::from(le16(&bytes[4..])?));
    Some(Told { grams: Some(sign * f64::from(le16(&bytes[7..])?) / 10.0), timer_s, ..Told::default() })
}

/// Difluid Microbalance: one message at the start of `bytes`, and its length.
pub fn decode_difluid(bytes: &[u8]) -> Option<(Option<Told>, usize)> {
    let [0xDF, 0xDF, function, word, length, ..] = *bytes else { return None };
    let whole = usize::from(length) + 6;
    if sum(bytes.get(..whole - 1)?) != *bytes.get(whole - 1)? {
        return None;
    }
    let told = match (function, word, length) {
        (3, 0, 13) => {
            let raw = f64::from(be32(&bytes[5..])?);
            let grams = match bytes[17] {
                0 => raw / 10.0,
                1 => raw / 1000.0 * OUNCE_G,
                _ => return Some((None, whole)),
            };
            let clock_ms = Some(be32(&bytes[13..])?.cast_unsigned());
            Some(Told { grams: Some(grams), clock_ms, ..Told::default() })
        }
        (3, 5, 2..) => Some(Told { battery: Some(bytes[6]).filter(|p| *p <= 100), ..Told::default() }),
        _ => None,
    };
    Some((told, whole))
}

/// Atomax Skale.
pub fn decode_skale(bytes: &[u8]) -> Option<Told> {
    (4..=20).contains(&bytes.len()).then_some(())?;
    Some(Told::grams(f64::from(le16(&bytes[1..])?.cast_signed()) / 10.0))
}

/// Hiroia Jimmy: signed, in three bytes.
pub fn decode_hiroia(bytes: &[u8]) -> Option<Told> {
    let [mode, _, _, _, a, b, c, ..] = *bytes else { return None };
    let raw = f64::from(i32::from_le_bytes([0, a, b, c]) >> 8);
    match mode {
        1..=8 => Some(Told::grams(raw / 10.0)),
        9..=16 => Some(Told::grams(raw / 1000.0 * OUNCE_G)),
        _ => None,
    }
}

/// Timemore Black Mirror 2: two cells.
pub fn decode_timemore(bytes: &[u8]) -> Option<Told> {
    if bytes.len() != 9 || bytes[0] != 0x10 {
        return None;
    }
    let second_grams = Some(f64::from(le32(&bytes[1..])?) / 10.0);
    Some(Told { grams: Some(f64::from(le32(&bytes[5..])?) / 10.0), second_grams, ..Told::default() })
}

/// Qingniu kitchen scales (Arboleaf, Escali).
pub fn decode_qn_ks(bytes: &[u8]) -> Option<Told> {
    if bytes.len() != 18 || bytes[..2] != [0x10, 0x12] || sum(&bytes[..17]) != bytes[17] {
        return None;
    }
    let raw = f64::from(be16(&bytes[9..])?);
    match bytes[8] {
        0xE0 => Some(Told::grams(raw / 10.0)),
        0xE8 => Some(Told::grams(raw)),
        _ => None,
    }
}

/// WeighMaster.
pub fn decode_weighmaster(bytes: &[u8]) -> Option<Told> {
    if bytes.len() < 7 || bytes[..3] != [0x01, 0x02, 0x01] || bytes[3] > 1 {
        return None;
    }
    let sign = if bytes[3] == 1 { -1.0 } else { 1.0 };
    Some(Told::grams(sign * f64::from(be24(&bytes[4..])?) / 10.0))
}

/// Salter food scale, while it shows grams.
pub fn decode_salter(bytes: &[u8]) -> Option<Told> {
    let whole = bytes.len() == 7 && bytes[..4] == [0x08, 0x07, 0x03, 0x01] && bytes[6] == 0;
    whole.then(|| be16(&bytes[4..])).flatten().map(|grams| Told::grams(f64::from(grams)))
}

/// Eclair: milligrams and milliseconds.
pub fn decode_eclair(bytes: &[u8]) -> Option<Told> {
    if bytes.len() != 10 || bytes[0] != 0x57 || xor(&bytes[1..9]) != bytes[9] {
        return None;
    }
    let clock_ms = Some(le32(&bytes[5..])?.cast_unsigned());
    Some(Told { grams: Some(f64::from(le32(&bytes[1..])?) / 1000.0), clock_ms, ..Told::default() })
}
