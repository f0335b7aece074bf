//! Sums by her own day, which starts when she says.
//! Not which days are usual: `range` says that.

use domain::amount::Volume;
use domain::moment::{Day, Moment};
use domain::session::Session;

/// One day of hers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayTotal {
    /// Which.
    pub day: Day,
    /// Sum of the known amounts; `None` when none is known.
    pub total: Option<Volume>,
    /// How many sessions.
    pub sessions: usize,
}

/// The `count` days before `today`, oldest first.
#[must_use]
pub fn day_totals(sessions: &[&Session], start_min: u16, today: Day, count: usize) -> Vec<DayTotal> {
    let mut days = Vec::with_capacity(count);
    let mut day = today;
    for _ in 0..count {
        day = day.yesterday().unwrap_or(day);
        let of_day = || sessions.iter().copied().filter(|s| s.start.day(start_min) == day);
        days.push(DayTotal { day, total: total_of(of_day()), sessions: of_day().count() });
    }
    days.reverse();
    days
}

/// The sum of what is known; `None` when nothing is.
pub fn total_of<'a>(sessions: impl Iterator<Item = &'a Session>) -> Option<Volume> {
    sessions.filter_map(|s| s.amounts.known_total()).reduce(|sum, more| sum + more)
}

/// Minutes since her day began.
pub fn minutes_of_day(moment: &Moment, start_min: u16) -> i32 {
    let wall = moment.wall();
    let since_midnight = i32::from(wall.hour()) * 60 + i32::from(wall.minute());
    (since_midnight - i32::from(start_min)).rem_euclid(24 * 60)
}
