//! Time and chance: the one place of the server that asks the machine for them.
//! Nothing else here knows what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use getrandom::SysRng;
use rand_core::{Rng, UnwrapErr};

/// Milliseconds since 1970 UTC.
#[expect(clippy::disallowed_methods, reason = "the server's one clock")]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

/// The machine's own random numbers. Without them nothing can be kept safe, so the request ends there.
pub fn chance() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// A fresh secret, or a fresh id.
pub fn draw<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    chance().fill_bytes(&mut bytes);
    bytes
}
