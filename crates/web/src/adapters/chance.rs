//! Chance: identifiers from the browser's own random numbers, the one place that asks for them.
//! Not for anything that advice depends on: advice has no dice.

use std::convert::Infallible;

use domain::fact::{DeviceId, FactId};
use rand_core::{TryCryptoRng, TryRng};

/// 16 random bytes; all zero where the browser has none to give, which only a broken one has not.
fn random() -> u128 {
    let mut bytes = [0_u8; 16];
    if let Some(Ok(crypto)) = web_sys::window().map(|window| window.crypto()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u128::from_be_bytes(bytes)
}

/// A version 7 UUID of this millisecond.
#[must_use]
pub fn fact_id(now_ms: i64) -> FactId {
    FactId(uuid7(u128::from(now_ms.unsigned_abs()), random()))
}

/// A device's name for life: a version 4 UUID.
#[must_use]
pub fn device_id() -> DeviceId {
    DeviceId(marked(random(), 4))
}

/// Where a trial's order is drawn from, small enough for every reader of JSON to read exactly.
#[must_use]
pub fn seed() -> u64 {
    u64::try_from(random() & ((1 << 53) - 1)).unwrap_or_default()
}

/// The browser's random numbers for keys.
#[derive(Debug, Clone, Copy)]
pub struct Chance;

impl TryRng for Chance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|number| (number >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_be_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(to).is_ok());
        // Keys that could be guessed would be worse than none.
        assert!(filled, "the browser gives no random numbers");
        Ok(())
    }
}

impl TryCryptoRng for Chance {}

fn uuid7(ms: u128, random: u128) -> u128 {
    const TIME: u32 = 80;
    marked((ms << TIME) | (random & ((1 << TIME) - 1)), 7)
}

/// Writes version and variant where RFC 9562 wants them.
fn marked(bits: u128, version: u128) -> u128 {
    let cleared = bits & !(0xf << 76) & !(0x3 << 62);
    cleared | (version << 76) | (0x2 << 62)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_says_its_time_version_and_variant() {
        let id = uuid7(0x0123_4567_89ab, u128::MAX);
        assert_eq!(id >> 80, 0x0123_4567_89ab);
        assert_eq!((id >> 76) & 0xf, 7);
        assert_eq!((id >> 62) & 0x3, 2);
    }
}
