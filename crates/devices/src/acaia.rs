//! Acaia, three variants with one frame: `EF DD`, a word, a length that counts itself, records, two check bytes.
//! Frames come split and joined: `decoder` gathers them.

use crate::told::{Told, sum};

/// One message at the start of `bytes`, and its length. `None`: not whole yet, or not one.
pub fn decode_acaia(bytes: &[u8]) -> Option<(Option<Told>, usize)> {
    let [0xEF, 0xDD, word, length, ..] = *bytes else { return None };
    let whole = 3 + usize::from(length) + 2;
    let payload = bytes.get(3..whole - 2)?;
    let checks = bytes.get(whole - 2..whole)?;
    let every_other = |from: usize| sum(&payload.iter().skip(from).step_by(2).copied().collect::<Vec<u8>>());
    if payload.is_empty() || checks != [every_other(0), every_other(1)] {
        return None;
    }
    let told = match word {
        0x0C => Some(records(&payload[1..])),
        0x08 => payload.get(1).map(|b| Told { battery: Some(b & 0x7F).filter(|p| *p <= 100), ..Told::default() }),
        _ => None,
    };
    Some((told, whole))
}

/// How long a message that begins here will be; `None` while that is not known.
pub fn length(bytes: &[u8]) -> Option<usize> {
    bytes.get(3).map(|length| 5 + usize::from(*length))
}

fn records(mut rest: &[u8]) -> Told {
    let mut told = Told::default();
    while let [tag, body @ ..] = rest {
        let taken = match (tag, body) {
            (0x05, [a, b, c, _, exponent, flags, ..]) => {
                weigh([*a, *b, *c], *exponent, *flags, &mut told);
                6
            }
            (0x06, [percent, ..]) => {
                told.battery = Some(*percent).filter(|p| *p <= 100);
                1
            }
            (0x07, [minutes, seconds, tenths, ..]) => {
                let [minutes, seconds, tenths] = [*minutes, *seconds, *tenths].map(f64::from);
                told.timer_s = Some(minutes * 60.0 + seconds + tenths / 10.0);
                3
            }
            (0x08, [key, ..]) => {
                told.key = Some(*key);
                1
            }
            (0x0B, [_, _, ..]) => {
                told.acknowledged = true;
                2
            }
            _ => break,
        };
        rest = &body[taken..];
    }
    told
}

fn weigh([a, b, c]: [u8; 3], exponent: u8, flags: u8, told: &mut Told) {
    let scale = match exponent {
        1 => 10.0,
        2 => 100.0,
        3 => 1000.0,
        4 => 10_000.0,
        _ => return,
    };
    let sign = if flags & 0x02 == 0 { 1.0 } else { -1.0 };
    told.grams = Some(sign * f64::from(u32::from_le_bytes([a, b, c, 0])) / scale);
    told.stable = Some(flags & 0x01 == 0);
}
