//! Time and chance: the one place of the command line that asks the machine for them.
//! Nothing else here knows what time it is.

use std::io;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use domain::fact::{DeviceId, FactId};
use domain::moment::Moment;
use jiff::tz::TimeZone;
use uuid::Builder;

/// Now, here.
pub fn now() -> Moment {
    moment_in(&TimeZone::system(), now_ms())
}

/// The zone that this machine is in.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// Seconds east of UTC on this machine's wall clock at an instant.
pub fn offset_s(epoch_ms: i64) -> i32 {
    moment_in(&TimeZone::system(), epoch_ms).offset_s
}

/// An instant as it is lived in `zone`.
pub fn moment_in(zone: &TimeZone, epoch_ms: i64) -> Moment {
    let at = jiff::Timestamp::from_millisecond(epoch_ms).unwrap_or_default();
    Moment::new(epoch_ms, zone.to_offset(at).seconds(), zone.iana_name().unwrap_or("UTC"))
}

#[expect(clippy::disallowed_methods, reason = "the command line's one clock")]
fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

/// A point on the clock that never goes back, for what is timed live.
#[expect(clippy::disallowed_methods, reason = "the terminal's one clock")]
pub fn instant() -> Instant {
    Instant::now()
}

/// A new fact's id.
pub fn fact_id() -> io::Result<FactId> {
    let ms = u64::try_from(now_ms()).unwrap_or_default();
    let id = Builder::from_unix_timestamp_millis(ms, &random()?).into_uuid();
    Ok(FactId(id.as_u128()))
}

/// A new device's name for life.
pub fn device_id() -> io::Result<DeviceId> {
    Ok(DeviceId(Builder::from_random_bytes(random()?).into_uuid().as_u128()))
}

fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| io::Error::other("this machine gives no random numbers"))?;
    Ok(bytes)
}

/// Time and chance as the gateway asks for them.
pub fn shell() -> gateway::Shell {
    gateway::Shell {
        now_us,
        random: |bytes| getrandom::fill(bytes).is_ok(),
        moment: |epoch_ms| moment_in(&TimeZone::system(), epoch_ms),
        patience: gateway::PATIENCE,
    }
}

#[expect(clippy::disallowed_methods, reason = "the gateway's clock, in the command line's one place for it")]
fn now_us() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or_default()
}
