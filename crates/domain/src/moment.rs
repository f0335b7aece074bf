//! When: an instant, and the zone it was lived in.
//! Reads no clock and no zone database: the shell that saw the moment says both.

use jiff::Timestamp;
use jiff::civil;
pub use jiff::civil::Date as Day;
use jiff::tz::{Offset, TimeZone};

/// A moment of her life: the instant, its offset from UTC then and there, and the IANA zone's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The instant, to the millisecond.
    pub at: Timestamp,
    /// Seconds east of UTC on her wall clock at that instant.
    pub offset_s: i32,
    /// The IANA name of the zone, such as `Europe/Berlin`; `UTC` when unknown.
    pub zone: String,
}

impl Moment {
    /// From milliseconds since 1970 UTC, clamped to what a calendar can hold.
    #[must_use]
    pub fn new(epoch_ms: i64, offset_s: i32, zone: impl Into<String>) -> Moment {
        let at = Timestamp::from_millisecond(epoch_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        Moment { at, offset_s, zone: zone.into() }
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn epoch_ms(&self) -> i64 {
        self.at.as_millisecond()
    }

    /// Date and time of day on her wall clock then.
    #[must_use]
    pub fn wall(&self) -> civil::DateTime {
        let offset = Offset::from_seconds(self.offset_s).unwrap_or(Offset::UTC);
        TimeZone::fixed(offset).to_datetime(self.at)
    }

    /// The day this moment counts to when her day starts at `day_start_min` minutes after midnight.
    #[must_use]
    pub fn day(&self, day_start_min: u16) -> civil::Date {
        let shifted = jiff::SignedDuration::from_mins(i64::from(day_start_min));
        self.wall().checked_sub(shifted).unwrap_or_else(|_| self.wall()).date()
    }

    /// The same offset and zone, at another instant.
    #[must_use]
    pub fn moved_to(&self, epoch_ms: i64) -> Moment {
        Moment::new(epoch_ms, self.offset_s, self.zone.clone())
    }
}

const EPOCH: Day = civil::date(1970, 1, 1);

/// Days from 1 January 1970 to `day`; below zero before it.
#[must_use]
pub fn days_since_1970(day: Day) -> i64 {
    day.since(EPOCH).map(|span| i64::from(span.get_days())).unwrap_or_default()
}

/// The day so many days after 1 January 1970; that day itself when a calendar cannot hold it.
#[must_use]
pub fn day_at(days: i64) -> Day {
    jiff::Span::new().try_days(days).and_then(|span| EPOCH.checked_add(span)).unwrap_or(EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_in_the_night_counts_to_the_day_before() {
        let at_three = Moment::new(1_790_000_000_000, 3600, "Europe/Berlin");
        let wall = at_three.wall();
        let start_after = u16::try_from(i32::from(wall.hour()) * 60 + i32::from(wall.minute()) + 1).unwrap();
        assert_eq!(at_three.day(start_after), wall.date().yesterday().unwrap());
        assert_eq!(at_three.day(0), wall.date());
    }
}
