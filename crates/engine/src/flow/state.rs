//! Flow as one of five words: none, drip, spray, slow, stop.
//! Words change slowly: each has to be probable before it is said.

use super::gauss::below;

/// How milk comes, as far as a scale can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// No milk yet.
    None,
    /// Drops.
    Drip,
    /// A letdown runs.
    Spray,
    /// Less than a moment ago.
    Slow,
    /// No more milk.
    Stop,
}

impl State {
    /// Its word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::None => "none",
            State::Drip => "drip",
            State::Spray => "spray",
            State::Slow => "slow",
            State::Stop => "stop",
        }
    }
}

/// Above this it sprays: the published floor of a high-flow period, in g/s.
const SPRAY: f64 = 0.1;
/// Below this nothing comes: less than a drop in five seconds.
const DRY: f64 = 0.015;
/// A letdown is slowing when less than this share of its peak runs.
const SLOWING: f64 = 0.45;
/// A change is said when it is this probable.
const SURE: f64 = 0.8;
/// How long nothing must come before it has stopped, in seconds.
const DRY_S: f64 = 8.0;

/// What was said last, and what it is held against.
#[derive(Clone)]
pub struct Saying {
    pub state: State,
    peak: f64,
    dry_since: Option<f64>,
}

impl Saying {
    pub fn new() -> Saying {
        Saying { state: State::None, peak: 0.0, dry_since: None }
    }

    /// Whether the state changes with this flow (mean and variance); `letdown` when one was just told.
    pub fn hear(&mut self, at_s: f64, flow: (f64, f64), total_g: f64, letdown: bool) -> Option<State> {
        let sd = libm::sqrt(flow.1).max(0.004);
        let above = |level: f64| 1.0 - below((level - flow.0) / sd);
        let dry = above(DRY) < 1.0 - SURE || flow.0 < 0.5 * DRY;
        self.dry_since = if dry { self.dry_since.or(Some(at_s)) } else { None };
        let dry_long = self.dry_since.is_some_and(|since| at_s - since >= DRY_S);
        if letdown {
            self.peak = flow.0;
        } else if self.state == State::Spray {
            self.peak = self.peak.max(flow.0);
        }
        let slow_below = (SLOWING * self.peak).max(0.6 * SPRAY);
        let next = match self.state {
            _ if letdown => State::Spray,
            State::Spray if above(slow_below) < 1.0 - SURE => State::Slow,
            State::Spray => State::Spray,
            _ if above(SPRAY) > SURE && flow.0 > 1.2 * slow_below => State::Spray,
            State::Slow | State::Drip if dry_long => State::Stop,
            State::None if total_g > 0.2 && above(DRY) > SURE => State::Drip,
            State::Stop if above(2.0 * DRY) > SURE => State::Drip,
            same => same,
        };
        if next == State::Spray && self.state != State::Spray {
            self.peak = flow.0;
        }
        let changed = next != self.state;
        self.state = next;
        changed.then_some(next)
    }
}
