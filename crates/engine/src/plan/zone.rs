//! From her wall clock to instants, in whatever zone she is.
//! Holds no zone rules: the shell answers for any instant how far its wall clock is from UTC.

use domain::moment::{Day, day_at, days_since_1970};
use domain::plan::MinuteOfDay;

/// How far the wall clock is from UTC at an instant, in seconds to the east. Whole minutes or not.
pub trait Zone {
    /// The offset that is lived at `epoch_ms`.
    fn offset_s(&self, epoch_ms: i64) -> i32;
}

impl<F: Fn(i64) -> i32> Zone for F {
    fn offset_s(&self, epoch_ms: i64) -> i32 {
        self(epoch_ms)
    }
}

const DAY_MS: i64 = 86_400_000;
const MINUTE_MS: i64 = 60_000;

/// The instant at which the wall clock shows `minute` on `day`.
///
/// A time that comes twice, when clocks go back, is the first of the two. One that is left out, when clocks go
/// forward, is as much later as the clocks jump.
#[must_use]
pub fn instant(zone: &impl Zone, day: Day, minute: MinuteOfDay) -> i64 {
    let wall_ms = days_since_1970(day) * DAY_MS + i64::from(minute) * MINUTE_MS;
    let before = zone.offset_s(wall_ms - DAY_MS);
    let after = zone.offset_s(wall_ms + DAY_MS);
    let by = |offset_s: i32| wall_ms - i64::from(offset_s) * 1000;
    let mut fitting: Vec<i64> = [before, after, zone.offset_s(by(before)), zone.offset_s(by(after))]
        .into_iter()
        .map(|offset_s| (offset_s, by(offset_s)))
        .filter(|(offset_s, at_ms)| zone.offset_s(*at_ms) == *offset_s)
        .map(|(_, at_ms)| at_ms)
        .collect();
    fitting.sort_unstable();
    fitting.first().copied().unwrap_or_else(|| by(before))
}

/// The date and minute that the wall clock shows at an instant.
#[must_use]
pub fn wall(zone: &impl Zone, epoch_ms: i64) -> (Day, MinuteOfDay) {
    let local_ms = epoch_ms + i64::from(zone.offset_s(epoch_ms)) * 1000;
    let minute = local_ms.rem_euclid(DAY_MS) / MINUTE_MS;
    (day_at(local_ms.div_euclid(DAY_MS)), MinuteOfDay::try_from(minute).unwrap_or_default())
}

/// The day so many days later.
pub(super) fn later(day: Day, days: i64) -> Day {
    day_at(days_since_1970(day) + days)
}
