//! The truth about her milk: usual range, trend, forecast, and changes noticed early, each with how sure.
//! Gives no advice, names no cause, compares with nobody else; the words for it are the screens'.
//!
//! ```
//! use engine::insight::{self, Ask, LoggedSession};
//! let log: Vec<LoggedSession> = (0..60)
//!     .map(|i| LoggedSession { left: Some(50.0), right: Some(60.0), ..LoggedSession::at(i * 180) })
//!     .collect();
//! let seen = insight::overview(&log, &Ask::at(60 * 180));
//! let usual = seen.usual_now.expect("there are sessions");
//! assert!(usual.lo80_ml < 110.0 && 110.0 < usual.hi80_ml);
//! ```

mod alarm;
mod along;
mod cleaning;
mod comfort;
mod firm;
mod forecast;
mod letdowns;
mod logged;
#[cfg(test)]
pub(crate) mod made_up;
pub(crate) mod maths;
pub(crate) mod model;
mod picture;
mod run;
mod spread;
mod trend;
mod usual;

pub use alarm::{Alarm, Direction};
pub use along::Along;
pub(crate) use cleaning::usual_gap_h;
pub use cleaning::{CleanLog, CleanSession, Doubt, Finding};
pub use comfort::{Comfort, ComfortWeek, comfort};
pub use firm::{FirmMap, firm_map};
pub use forecast::{Forecast, PlannedSession, VolumeRange};
pub use letdowns::{LetdownPattern, letdown_pattern};
pub use logged::{Arm, LoggedSession, day_of};
pub use picture::{Balance, DayPart, DayTotal, HourlyRate, balance, day_totals, hourly_rate};
pub use spread::Spread;
pub use trend::{Trend, TrendVerdict};
pub use usual::{Beside, Stands};

use run::Run;

/// What is asked, beside the log: it is now so late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// Now, minutes since 1970 UTC.
    pub now_utc_min: i64,
    /// Now on her clock, minutes since 1970 there.
    pub now_local_min: i64,
    /// The birth on her clock, minutes since 1970 there, when known: helps in the first 30 days.
    pub birth_local_min: Option<i64>,
}

impl Ask {
    /// On a clock that never changes, and without a birth.
    #[must_use]
    pub fn at(now_min: i64) -> Ask {
        Ask { now_utc_min: now_min, now_local_min: now_min, birth_local_min: None }
    }
}

/// How much may be said at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enough {
    /// No session yet.
    NoSessions,
    /// Fewer than 24 sessions: ranges are wide, and no trend is told.
    Learning,
    /// Enough for every card.
    Enough,
}

/// From so many sessions on every card can be told.
const ENOUGH: usize = 24;

/// Everything the Insights screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// How much may be said.
    pub enough: Enough,
    /// Sessions that count for what is said about now.
    pub sessions: usize,
    /// Her usual range for a session that begins now; `None` without sessions.
    pub usual_now: Option<VolumeRange>,
    /// Today's sessions, each beside what was foretold of it.
    pub today: Vec<Beside>,
    /// The rest of today, if she goes on at her usual gaps until 04:00.
    pub rest_of_today: Forecast,
    /// Is her supply changing? `None` with too few sessions in the last two weeks.
    pub trend: Option<Trend>,
    /// Times at which sessions began to give less than foretold, oldest first.
    pub dips: Vec<Alarm>,
    /// Times at which sessions began to give more than foretold, oldest first.
    pub rises: Vec<Alarm>,
    /// How her sides share the milk.
    pub balance: Option<Balance>,
    /// Milk per hour since the session before.
    pub hourly_rate: Option<HourlyRate>,
    /// Her day in eight parts.
    pub day_profile: [DayPart; 8],
    /// Her session noise: relative standard deviation that nothing known explains, 0.3 is 30 %.
    pub noise: f64,
    /// Sessions a day in the last week.
    pub sessions_per_day: Option<f64>,
    /// What was seen in rows of the log, to be asked about.
    pub findings: Vec<Finding>,
}

/// Everything at once.
#[must_use]
pub fn overview(log: &[LoggedSession], ask: &Ask) -> Overview {
    Insight::of(log, ask.birth_local_min).overview(ask)
}

/// Her log, cleaned, and the model that has learned from it. Keep it to add sessions one by one.
#[derive(Debug, Clone)]
pub struct Insight {
    log: CleanLog,
    run: Run,
}

impl Insight {
    /// One pass over a whole log. The order of the rows does not matter.
    #[must_use]
    pub fn of(log: &[LoggedSession], birth_local_min: Option<i64>) -> Insight {
        let log = CleanLog::of(log);
        let run = Run::over(&log, birth_local_min);
        Insight { log, run }
    }

    /// Adds the newest session as row number `row`, in well under a millisecond, or says `false` and must be thrown
    /// away: the row is not the newest, or has changed what earlier ones mean; then [`Insight::of`] is due.
    #[must_use]
    pub fn append(&mut self, row: usize, entry: &LoggedSession) -> bool {
        let count = self.log.sessions.len();
        self.log.append(row, entry) && (self.log.sessions.len() == count || self.run.append(&self.log))
    }

    /// The cleaned log.
    #[must_use]
    pub fn log(&self) -> &CleanLog {
        &self.log
    }

    /// What planned sessions will probably give.
    #[must_use]
    pub fn forecast(&self, planned: &[PlannedSession]) -> Forecast {
        forecast::forecast(&self.run, planned)
    }

    /// Her usual range for a session that begins at this time.
    #[must_use]
    pub fn usual_at(&self, start_utc_min: i64, start_local_min: i64) -> Option<VolumeRange> {
        let plan = PlannedSession { start_utc_min, start_local_min, arm: None };
        self.forecast(&[plan]).sessions.first().copied()
    }

    /// Is her supply changing?
    #[must_use]
    pub fn trend(&self) -> Option<Trend> {
        trend::trend(&self.run)
    }

    /// Changes noticed in one direction, oldest first.
    #[must_use]
    pub fn alarms(&self, direction: Direction) -> Vec<Alarm> {
        alarm::alarms(&self.run, direction)
    }

    /// Each session from a time on her clock, beside what was foretold of it.
    #[must_use]
    pub fn beside(&self, from_local_min: i64) -> Vec<Beside> {
        usual::beside(&self.run, &self.log, from_local_min)
    }

    /// What goes along with more or less milk; `has` tells by row whether a session had it. `None` with too few.
    #[must_use]
    pub fn along(&self, has: impl Fn(usize) -> Option<bool>) -> Option<Along> {
        along::along(&self.run, |place| has(self.log.sessions.get(self.run.first + place)?.row))
    }

    /// A session after a gap of `to_h` hours beside one after `from_h`: per cent more, low and high; `None` with few.
    #[must_use]
    pub fn gap_pct(&self, from_h: f64, to_h: f64) -> Option<(f64, f64, f64)> {
        (self.run.observations.len() >= ENOUGH).then(|| along::gap(&self.run, from_h, to_h))
    }

    /// Everything the Insights screen shows.
    #[must_use]
    pub fn overview(&self, ask: &Ask) -> Overview {
        let today_from = day_start(day_of(ask.now_local_min));
        let sessions = self.run.observations.len();
        Overview {
            enough: match sessions {
                0 => Enough::NoSessions,
                _ if sessions < ENOUGH => Enough::Learning,
                _ => Enough::Enough,
            },
            sessions,
            usual_now: self.usual_at(ask.now_utc_min, ask.now_local_min),
            today: self.beside(today_from),
            rest_of_today: self.forecast(&self.rest_of_today(ask)),
            trend: self.trend(),
            dips: self.alarms(Direction::Dip),
            rises: self.alarms(Direction::Rise),
            balance: balance(&self.log),
            hourly_rate: hourly_rate(&self.log),
            day_profile: picture::day_profile(&self.run, &self.log),
            noise: relative(self.run.filter.noise_sd()),
            sessions_per_day: picture::sessions_per_day(&self.log, ask.now_utc_min),
            findings: self.log.findings.clone(),
        }
    }

    /// Sessions until 04:00, if she goes on at her usual gaps.
    fn rest_of_today(&self, ask: &Ask) -> Vec<PlannedSession> {
        let Some(last) = self.run.filter.last_utc_min() else { return Vec::new() };
        let gap_min = whole_minutes(self.run.clock.median_gap_h);
        let first = last.saturating_add(gap_min).max(ask.now_utc_min);
        let until = day_start(day_of(ask.now_local_min).saturating_add(1));
        let local = |utc_min: i64| utc_min.saturating_sub(ask.now_utc_min).saturating_add(ask.now_local_min);
        let starts = (0..24 * 60 / gap_min.max(15)).map(|n| first.saturating_add(n * gap_min));
        let today = starts.take_while(|utc| local(*utc) < until);
        today.map(|utc| PlannedSession { start_utc_min: utc, start_local_min: local(utc), arm: None }).collect()
    }
}

/// 04:00 of a day, local minutes since 1970.
fn day_start(day: i64) -> i64 {
    day.saturating_mul(24 * 60).saturating_add(4 * 60)
}

/// A standard deviation of ln(ml) as a relative one of ml.
pub(crate) fn relative(log_sd: f64) -> f64 {
    (maths::exp(log_sd * log_sd) - 1.0).max(0.0).sqrt()
}

#[expect(clippy::cast_possible_truncation, reason = "a gap is 0.25 to 20 hours")]
fn whole_minutes(hours: f64) -> i64 {
    (hours * 60.0).round().max(15.0) as i64
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::any_entry;
