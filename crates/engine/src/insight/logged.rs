//! One line of her log, as the statistics take it: when, how much from where, and which arm was drawn.
//! Not the domain's session with all that happened in it; that one is turned into this.

use domain::amount::Unit;
use domain::moment::Moment;
use domain::session::Session;
pub use domain::trial::Arm;

/// One logged session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoggedSession {
    /// Start, minutes since 1970-01-01 00:00 UTC. Gaps are counted from this one.
    pub start_utc_min: i64,
    /// Start on her own clock, minutes since 1970-01-01 00:00 there. Hours of the day come from this one.
    pub start_local_min: i64,
    /// From the left, in `unit`; `None` when not recorded, which is not zero.
    pub left: Option<f64>,
    /// From the right, in `unit`; `None` when not recorded.
    pub right: Option<f64>,
    /// Both together in `unit`, when the sides were not told apart. Read only when both sides are `None`.
    pub total: Option<f64>,
    /// The unit of the three amounts.
    pub unit: Unit,
    /// The arm that was drawn for this session; `None` outside a trial.
    pub assigned: Option<Arm>,
    /// The arm that was in fact done, when known.
    pub done: Option<Arm>,
    /// The day of the trial's drawn order, when known; else counted from the clock, days starting at 04:00.
    pub block: Option<u32>,
    /// When it was written down, minutes since 1970 UTC, when known.
    pub logged_utc_min: Option<i64>,
    /// She was asked about it and meant what she wrote: it is neither mended nor asked about again.
    pub vouched: bool,
}

impl LoggedSession {
    /// A session with nothing known but when it began, on a clock that never changes.
    #[must_use]
    pub fn at(start_min: i64) -> LoggedSession {
        LoggedSession {
            start_utc_min: start_min,
            start_local_min: start_min,
            left: None,
            right: None,
            total: None,
            unit: Unit::Ml,
            assigned: None,
            done: None,
            block: None,
            logged_utc_min: None,
            vouched: false,
        }
    }

    /// From a finished session. The arms, and when it was written down, are told by the trial and the fact.
    #[must_use]
    pub fn of(session: &Session, written: Option<&Moment>) -> LoggedSession {
        let amounts = session.amounts;
        let utc_min = session.start.epoch_ms().div_euclid(60_000);
        LoggedSession {
            start_local_min: utc_min + i64::from(session.start.offset_s).div_euclid(60),
            left: amounts.left.map(|v| v.ml()),
            right: amounts.right.map(|v| v.ml()),
            total: amounts.total.map(|v| v.ml()),
            logged_utc_min: written.map(|m| m.epoch_ms().div_euclid(60_000)),
            ..LoggedSession::at(utc_min)
        }
    }

    /// The same, as a session of a trial: what was drawn, and what was done.
    #[must_use]
    pub fn in_trial(self, assigned: Option<Arm>, done: Option<Arm>) -> LoggedSession {
        LoggedSession { assigned, done, ..self }
    }

    /// The days' number this session counts to when a day starts at 04:00 on her clock.
    #[must_use]
    pub fn day(&self) -> i64 {
        day_of(self.start_local_min)
    }
}

/// The number of the day, since 1970, that a local minute counts to. A day starts at 04:00.
#[must_use]
pub fn day_of(local_min: i64) -> i64 {
    local_min.saturating_sub(4 * 60).div_euclid(24 * 60)
}
