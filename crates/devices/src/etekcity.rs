//! Etekcity's two families: streams on change, in steps of a gram. Good for totals.
//! Not their settings.

use crate::told::{OUNCE_G, Told, be16, sum};

/// ESN00: `FE EF C0 A2`, word, length, payload, check byte.
pub fn decode_esn00(bytes: &[u8]) -> Option<Told> {
    let [0xFE, 0xEF, 0xC0, 0xA2, 0xD0, 5, sign @ (0 | 1), high, low, unit, stable, check] = *bytes else { return None };
    if sum(&bytes[4..11]) != check {
        return None;
    }
    let raw = f64::from(u16::from_be_bytes([high, low])) * if sign == 1 { -1.0 } else { 1.0 };
    measured(raw, unit, Some(stable == 1))
}

fn measured(raw: f64, unit: u8, stable: Option<bool>) -> Option<Told> {
    let told = Told { stable, ..Told::default() };
    match unit {
        0 => Some(Told { grams: Some(raw / 10.0), ..told }),
        // Milk is 1.03 times as heavy as the water that the plain unit means.
        2 | 4 => Some(Told { millilitres: Some(raw / 10.0), ..told }),
        1 | 6 => Some(Told { grams: Some(raw / 100.0 * OUNCE_G), ..told }),
        _ => None,
    }
}

/// The A5 family: all bytes add up to `FF`.
pub fn decode_a5(bytes: &[u8]) -> Option<Told> {
    let whole = usize::from(*bytes.get(3)?) + 6;
    let sound = bytes[0] == 0xA5 && bytes.len() == whole && sum(bytes) == 0xFF;
    if !sound || !matches!(whole, 16 | 17) || bytes[8..10] != [0xA1, 0x00] || bytes[10] > 1 {
        return None;
    }
    let size = u32::from_le_bytes([bytes[11], bytes[12], if whole == 17 { bytes[13] } else { 0 }, 0]);
    let raw = f64::from(size) * if bytes[10] == 1 { -1.0 } else { 1.0 };
    let [unit, _, stable] = <[u8; 3]>::try_from(&bytes[whole - 3..]).ok()?;
    let told = Told { stable: Some(stable == 1), ..Told::default() };
    match unit {
        2 => Some(Told { grams: Some(raw / 10.0), ..told }),
        3 => Some(Told { millilitres: Some(raw / 10.0), ..told }),
        0 | 1 => Some(Told { grams: Some(raw / 100.0 * OUNCE_G), ..told }),
        _ => None,
    }
}

/// Chipsea's attribute byte: grams of a raw number, and whether it stands still.
pub(crate) fn chipsea(attribute: u8, raw: &[u8]) -> Option<Told> {
    let decimals = [1.0, 10.0, 100.0, 1000.0][usize::from(attribute >> 1 & 0x03)];
    let value = f64::from(be16(raw)?) / decimals * if attribute & 0x80 == 0 { 1.0 } else { -1.0 };
    let told = Told { stable: Some(attribute & 1 == 1), ..Told::default() };
    match attribute >> 3 & 0x0F {
        0 => Some(Told { grams: Some(value), ..told }),
        1 => Some(Told { millilitres: Some(value), ..told }),
        3 => Some(Told { grams: Some(value * OUNCE_G), ..told }),
        8 => Some(Told { grams: Some(value * 1000.0), ..told }),
        _ => None,
    }
}
