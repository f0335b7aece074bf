//! Every look at a trial, from one pass over its sessions: the lasting effect so far, and how sure.
//! Decides nothing; `decision` does, from these looks.

use std::collections::BTreeSet;

use domain::trial::TrialKind;

use crate::insight::maths::{median_of, minutes};
use crate::insight::model::{Clock, Estimate, Filter, Observation, Prior, at};
use crate::insight::{Arm, CleanLog, CleanSession, day_of, usual_gap_h};

/// The level is first put at the middle of so many sessions.
const FIRST: usize = 8;

/// What was known after one more session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Sessions of the trial that count so far.
    pub sessions: usize,
    /// Days of the drawn order with a session so far.
    pub days_drawn: usize,
    /// Days since the trial's first session.
    pub days: f64,
    /// The lasting effect, on the log scale, before any prior.
    pub theta: f64,
    /// Its standard error, widened for small samples.
    pub se: f64,
}

/// A trial's sessions learned from, and every look on the way.
#[derive(Debug, Clone)]
pub(crate) struct Pass {
    pub filter: Filter,
    pub looks: Vec<Look>,
    /// Sessions for which it is known what was done, and those among them that did what was drawn.
    pub told: usize,
    pub kept: usize,
}

impl Pass {
    pub fn over(log: &CleanLog, kind: TrialKind, birth_local_min: Option<i64>) -> Pass {
        let drawn: Vec<usize> = (0..log.sessions.len()).filter(|i| arm(&log.sessions[*i], kind).is_some()).collect();
        let span = match (drawn.first(), drawn.last()) {
            (Some(first), Some(last)) => &log.sessions[*first..=*last],
            _ => &[],
        };
        let clock = Clock { median_gap_h: usual_gap_h(span), birth_local_min };
        let seen = observations(log, &drawn, kind, &clock);
        let mut first: Vec<f64> = seen.iter().take(FIRST).map(|(_, o)| o.y).collect();
        let level = median_of(&mut first).unwrap_or(0.0);
        let prior = if kind == TrialKind::SplitBreast { Prior::of_ratios(level) } else { Prior::of_totals(level) };
        let mut pass = Pass { filter: Filter::new(&prior), looks: Vec::with_capacity(seen.len()), told: 0, kept: 0 };
        let mut blocks = BTreeSet::new();
        for (index, observation) in &seen {
            let session = &log.sessions[*index];
            blocks.insert((block(session), session.assigned));
            pass.told += usize::from(session.done.is_some());
            pass.kept += usize::from(session.done.is_some() && session.done == session.assigned);
            pass.filter.learn(observation);
            pass.look(blocks.len(), observation.utc_min, seen[0].1.utc_min);
        }
        pass
    }

    fn look(&mut self, days_drawn: usize, utc_min: i64, first_utc_min: i64) {
        let Estimate { mean, variance } = self.filter.estimate(&[(at::THETA, 1.0)]);
        self.looks.push(Look {
            sessions: self.filter.sessions(),
            days_drawn,
            days: minutes(utc_min.saturating_sub(first_utc_min)) / (24.0 * 60.0),
            theta: mean,
            se: variance.sqrt() * self.filter.small_sample_factor(),
        });
    }
}

/// The drawn sessions as observations, with their places among the clean sessions.
fn observations(log: &CleanLog, drawn: &[usize], kind: TrialKind, clock: &Clock) -> Vec<(usize, Observation)> {
    let mut seen: Vec<(usize, Observation)> = Vec::with_capacity(drawn.len());
    for &index in drawn {
        let session = &log.sessions[index];
        let Some(arm_now) = arm(session, kind) else { continue };
        let last = seen.last().map(|(place, o)| (*place, o.utc_min));
        let arm_before = match kind {
            TrialKind::SplitBreast => last.and_then(|(place, _)| arm(&log.sessions[place], kind)),
            TrialKind::WholeDay => index.checked_sub(1).and_then(|before| arm_before(&log.sessions[before])),
        };
        let (before_utc_min, arms) = (last.map(|l| l.1), (arm_now, arm_before.unwrap_or(arm_now)));
        let observation = match kind {
            TrialKind::WholeDay => Some(clock.total(session, before_utc_min, arms)),
            TrialKind::SplitBreast => clock.ratio(session, before_utc_min, arms),
        };
        seen.extend(observation.map(|o| (index, o)));
    }
    seen
}

/// The drawn arm as a number; `None` when this session does not belong to such a trial.
fn arm(session: &CleanSession, kind: TrialKind) -> Option<f64> {
    match (kind, session.assigned?) {
        (TrialKind::WholeDay, Arm::Technique) => Some(1.0),
        (TrialKind::WholeDay, Arm::Control) => Some(0.0),
        (TrialKind::SplitBreast, Arm::Left) => Some(1.0),
        (TrialKind::SplitBreast, Arm::Right) => Some(-1.0),
        _ => None,
    }
}

/// What the session before was: as drawn; outside the trial, as done; else not known.
fn arm_before(session: &CleanSession) -> Option<f64> {
    let arm = session.assigned.or(session.done)?;
    Some(if arm == Arm::Technique { 1.0 } else { 0.0 })
}

/// The drawn day: as told, else by her clock.
fn block(session: &CleanSession) -> i64 {
    session.block.map_or_else(|| day_of(session.start_local_min), i64::from)
}
