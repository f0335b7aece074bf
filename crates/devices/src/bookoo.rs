//! Bookoo Themis, and WeighMyBru's frame of the same shape.
//! Twenty bytes, a check byte over the first nineteen.

use crate::told::{Told, be16, be24, xor};

fn checked(bytes: &[u8]) -> Option<&[u8; 20]> {
    let frame: &[u8; 20] = bytes.try_into().ok()?;
    (frame[..2] == [0x03, 0x0B] && xor(&frame[..19]) == frame[19]).then_some(frame)
}

/// A number and the sign before it.
fn signed(sign: u8, hundredths: u32) -> Option<f64> {
    match sign {
        0x2B => Some(f64::from(hundredths) / 100.0),
        0x2D => Some(-f64::from(hundredths) / 100.0),
        _ => None,
    }
}

pub fn decode_bookoo(bytes: &[u8]) -> Option<Told> {
    let frame = checked(bytes)?;
    let flow = signed(frame[10], be16(&frame[11..])?.into());
    Some(Told {
        grams: Some(signed(frame[6], be24(&frame[7..])?)?),
        flow,
        clock_ms: Some(be24(&frame[2..])?),
        battery: Some(frame[13]).filter(|percent| *percent <= 100),
        ..Told::default()
    })
}

pub fn decode_weighmybru(bytes: &[u8]) -> Option<Told> {
    if let Ok(float) = <[u8; 4]>::try_from(bytes) {
        let grams = f64::from(f32::from_le_bytes(float));
        return grams.is_finite().then(|| Told::grams(grams));
    }
    let frame = checked(bytes)?;
    Some(Told::grams(signed(frame[6], be24(&frame[7..])?)?))
}
