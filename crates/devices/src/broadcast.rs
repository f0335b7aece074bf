//! What scales call out to nobody in particular, and the standard's weight: too slow or too coarse for flow.
//! Known so that such a scale can be told apart and used for totals.

use crate::etekcity::chipsea;
use crate::told::{POUND_G, Told, le16, xor};

/// Skale's advert.
pub fn decode_skale_advert(bytes: &[u8]) -> Option<Told> {
    let [0xEF, 0x81, low, high, ..] = *bytes else { return None };
    Some(Told::grams(f64::from(i16::from_le_bytes([low, high])) / 10.0))
}

/// Chipsea SC02's advert.
pub fn decode_sc02(bytes: &[u8]) -> Option<Told> {
    (bytes.len() == 17 && bytes[0] == 0x0F && xor(bytes) == 0x10).then(|| chipsea(bytes[1], &bytes[4..6])).flatten()
}

/// Chipsea over a connection (SmartChef, ProfiCook).
pub fn decode_chipsea(bytes: &[u8]) -> Option<Told> {
    let framed = bytes.len() >= 18 && bytes[..2] == [0xCA, 0x10] && xor(&bytes[1..]) == 0;
    framed.then(|| chipsea(bytes[3], &bytes[5..7])).flatten()
}

/// The Bluetooth standard's weight.
pub fn decode_sig(bytes: &[u8]) -> Option<Told> {
    let flags = *bytes.first()?;
    let raw = le16(bytes.get(1..)?).filter(|raw| *raw != 0xFFFF)?;
    let imperial = flags & 1 == 1;
    let grams = if imperial { f64::from(raw) / 100.0 * POUND_G } else { f64::from(raw) * 5.0 };
    let mut at = 3 + if flags & 2 == 0 { 0 } else { 7 };
    let mut told = Told::grams(grams);
    if flags & 4 != 0 {
        told.user = Some(*bytes.get(at)?).filter(|user| *user != 0xFF);
        at += 1;
    }
    if flags & 8 != 0 {
        told.bmi = Some(f64::from(le16(bytes.get(at..)?)?) / 10.0);
        let height = f64::from(le16(bytes.get(at + 2..)?)?);
        told.height_m = Some(if imperial { height * 0.00254 } else { height / 1000.0 });
    }
    Some(told)
}

/// Xiaomi's first scale.
pub fn decode_mi_v1(bytes: &[u8]) -> Option<Told> {
    let control = *bytes.first().filter(|_| bytes.len() == 10)?;
    mi(
        f64::from(le16(&bytes[1..])?),
        control & 0x01 != 0,
        control & 0x10 != 0,
        control & 0x20 != 0,
        control & 0x80 != 0,
    )
}

/// Xiaomi's second scale.
pub fn decode_mi_v2(bytes: &[u8]) -> Option<Told> {
    let control = *bytes.get(1).filter(|_| bytes.len() == 13)?;
    let raw = f64::from(le16(&bytes[11..])?);
    let told = mi(raw, bytes[0] == 0x03, control & 0x40 != 0, control & 0x20 != 0, control & 0x80 != 0)?;
    let ohms = if control & 0x02 == 0 { None } else { le16(&bytes[9..]) };
    Some(Told { ohms, ..told })
}

fn mi(raw: f64, pounds: bool, jin: bool, stable: bool, removed: bool) -> Option<Told> {
    let grams = match (pounds, jin) {
        (true, _) => raw / 100.0 * POUND_G,
        (_, true) => raw / 100.0 * 500.0,
        _ => raw * 5.0,
    };
    Some(Told { grams: Some(grams), stable: Some(stable), removed, ..Told::default() })
}
