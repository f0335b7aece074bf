//! Runs the model over her totals: which sessions count for "now", and what each was against what was foretold.
//! Not over a trial's drawn sessions alone; `trial` runs its own.

use super::cleaning::{CleanLog, CleanSession, usual_gap_h};
use super::logged::Arm;
use super::maths::{median_of, minutes};
use super::model::{Clock, Filter, Innovation, Observation, Prior};

/// After so many days without a session the model starts anew: another baby, or another beginning.
const NEW_START_DAYS: f64 = 30.0;
/// At most about so many sessions back are counted; older ones tell of another time, and cost time.
const LONGEST: usize = 3000;
/// When there are more, so many of the oldest are let go at once, so that most new sessions need no new pass.
const STRIDE: usize = 1000;
/// The level is first put at the middle of so many sessions.
const FIRST: usize = 8;
/// Room for sessions to come, so that adding one does not move all others.
const ROOM: usize = 256;
/// When her usual gap has changed by more than this share, the pass is done anew.
const GAP_CHANGE: f64 = 0.20;

/// The model after a pass over her totals.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub clock: Clock,
    pub filter: Filter,
    /// Index of the first session that counts, in the clean log.
    pub first: usize,
    pub observations: Vec<Observation>,
    pub innovations: Vec<Innovation>,
    /// The arm of the last session.
    pub last_arm: f64,
}

impl Run {
    pub fn over(log: &CleanLog, birth_local_min: Option<i64>) -> Run {
        let first = first_that_counts(&log.sessions);
        let sessions = &log.sessions[first..];
        let clock = Clock { median_gap_h: usual_gap_h(sessions), birth_local_min };
        let mut run = Run {
            clock,
            filter: Filter::new(&Prior::of_totals(first_level(sessions))),
            first,
            observations: Vec::with_capacity(sessions.len() + ROOM),
            innovations: Vec::with_capacity(sessions.len() + ROOM),
            last_arm: 0.0,
        };
        for session in sessions {
            run.learn(session);
        }
        run
    }

    /// Learns from one more session of the log, or says `false` when a new pass is due.
    pub fn append(&mut self, log: &CleanLog) -> bool {
        let sessions = &log.sessions[self.first.min(log.sessions.len())..];
        let gap_h = usual_gap_h(sessions);
        let moved = (gap_h / self.clock.median_gap_h - 1.0).abs() > GAP_CHANGE;
        let next_only = sessions.len() == self.observations.len() + 1;
        if sessions.len() <= FIRST || moved || !next_only || first_that_counts(&log.sessions) != self.first {
            return false;
        }
        sessions.last().map(|session| self.learn(session)).is_some()
    }

    fn learn(&mut self, session: &CleanSession) {
        let arm = arm_of(session);
        let before = if self.observations.is_empty() { arm } else { self.last_arm };
        let seen = self.clock.total(session, self.filter.last_utc_min(), (arm, before));
        self.innovations.push(self.filter.learn(&seen));
        self.observations.push(seen);
        self.last_arm = arm;
    }
}

/// 1 with the technique on both breasts. In a trial of one breast against the other each session has it once.
pub(crate) fn arm_of(session: &CleanSession) -> f64 {
    if session.assigned.or(session.done) == Some(Arm::Technique) { 1.0 } else { 0.0 }
}

fn first_level(sessions: &[CleanSession]) -> f64 {
    let mut first: Vec<f64> = sessions.iter().take(FIRST).map(|s| super::maths::ln(s.total_ml)).collect();
    median_of(&mut first).unwrap_or(super::maths::ln(90.0))
}

fn first_that_counts(sessions: &[CleanSession]) -> usize {
    let new_start = sessions.windows(2).rposition(|pair| {
        let days = minutes(pair[1].start_utc_min.saturating_sub(pair[0].start_utc_min)) / (24.0 * 60.0);
        days > NEW_START_DAYS
    });
    let first = new_start.map_or(0, |before| before + 1);
    let count = sessions.len() - first;
    let let_go = if count >= LONGEST { (count - (LONGEST - STRIDE)) / STRIDE * STRIDE } else { 0 };
    first + let_go
}
