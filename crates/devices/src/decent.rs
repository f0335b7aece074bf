//! Decent Scale and Half Decent Scale: seven or ten bytes, over the air or a serial line with log text in between.
//! Its WebSocket speaks JSON: see `text`.

use crate::told::{Told, xor};

/// One message at the start of `bytes`, and its length.
pub fn decode_decent(bytes: &[u8]) -> Option<(Told, usize)> {
    if bytes.len() < 7 || bytes[0] != 0x03 {
        return None;
    }
    match bytes[1] {
        0xCE | 0xCA => weight(bytes),
        0x0A => Some((status(bytes), 7)),
        0x0F => Some((Told { acknowledged: true, ..Told::default() }, 7)),
        0xAA => Some((Told { key: Some(bytes[2]), ..Told::default() }, 7)),
        _ => None,
    }
}

fn weight(bytes: &[u8]) -> Option<(Told, usize)> {
    let grams = f64::from(i16::from_be_bytes([bytes[2], bytes[3]])) / 10.0;
    let stable = Some(bytes[1] == 0xCE);
    let long = bytes.len() >= 10 && xor(&bytes[..9]) == bytes[9];
    if long && xor(&bytes[..6]) != bytes[6] {
        let [minutes, seconds, tenths] = [bytes[4], bytes[5], bytes[6]].map(f64::from);
        let timer_s = Some(minutes * 60.0 + seconds + tenths / 10.0);
        return Some((Told { grams: Some(grams), stable, timer_s, ..Told::default() }, 10));
    }
    // Some units send no check byte, but a zero.
    let sound = bytes[6] == xor(&bytes[..6]) || bytes[6] == 0;
    sound.then_some((Told { grams: Some(grams), stable, ..Told::default() }, 7))
}

fn status(bytes: &[u8]) -> Told {
    let battery = Some(bytes[4]).filter(|percent| *percent <= 100);
    let firmware = Some([bytes[5], bytes[6] >> 4, bytes[6] & 0x0F]);
    Told { battery, firmware, ..Told::default() }
}
