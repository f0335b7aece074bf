//! A time as a person types it, meant as the last time it was so; and as she reads it.
//! Not the clock itself.

use domain::moment::Moment;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;

use crate::clock;
use crate::log_file::BadInput;

/// `14:10` is the last time it was that; otherwise date and time.
pub fn moment(text: &str, option: &str, now: &Moment, zone: &TimeZone) -> Result<Moment, BadInput> {
    let unread = || BadInput(format!("write {option} as 14:10 or as 2026-11-22T14:10"));
    // A day alone would be read as its midnight.
    if !text.contains(':') {
        return Err(unread());
    }
    let wall = match text.parse::<DateTime>() {
        Ok(wall) => wall,
        Err(_) => last(text.parse().map_err(|_| unread())?, now).ok_or_else(unread)?,
    };
    let at = wall.to_zoned(zone.clone()).map_err(|_| unread())?;
    Ok(clock::moment_in(zone, at.timestamp().as_millisecond()))
}

/// The last time that it was `time`.
fn last(time: Time, now: &Moment) -> Option<DateTime> {
    let today = now.wall().date();
    let day = if today.to_datetime(time) <= now.wall() { today } else { today.yesterday().ok()? };
    Some(day.to_datetime(time))
}

/// `2026-11-22 14:10`, where this machine is.
pub fn day_and_time(epoch_ms: i64) -> String {
    written(&clock::moment_in(&clock::zone(), epoch_ms))
}

/// `2026-11-22 14:10`, where it was lived.
pub fn written(moment: &Moment) -> String {
    let wall = moment.wall();
    format!("{} {:02}:{:02}", wall.date(), wall.hour(), wall.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<i64> {
        // 1970-01-02 12:00 UTC.
        let now = Moment::new(129_600_000, 0, "UTC");
        moment(text, "--start", &now, &TimeZone::UTC).ok().map(|moment| moment.epoch_ms())
    }

    #[test]
    fn a_time_of_day_is_the_last_one() {
        assert_eq!(read("11:00"), Some(126_000_000));
        assert_eq!(read("13:00"), Some(133_200_000 - 86_400_000));
        assert_eq!(read("1970-01-01T13:00"), Some(46_800_000));
        assert_eq!((read("noon"), read("1970-01-01")), (None, None));
    }
}
