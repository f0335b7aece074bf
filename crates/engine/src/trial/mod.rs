//! "Does it help me?": an order drawn once, an estimate at any time, and an answer that ends the trial by itself.
//! Pure: the seed and the log come from outside. Nothing here coaches, and nothing is told as more than it is.
//!
//! ```
//! use engine::trial::{self, Plan, TrialKind};
//! let order = trial::draw_order(7, 28, TrialKind::WholeDay);
//! assert_eq!(order.len(), 28);
//! let report = trial::estimate(&[], &Plan::new(TrialKind::WholeDay));
//! assert_eq!(report.standing, trial::Standing::KeepGoing);
//! ```

mod beside;
mod decision;
mod design;
mod effect;
mod follow;
mod look;
mod outlook;
mod planning;

pub use beside::{ArmSeen, beside, minutes_a_day};
pub use decision::{Standing, judge, standing};
pub use design::{DrawnDay, draw_order, drawn_at, usual_sessions};
pub use domain::trial::{TrialKind, Verdict};
pub use effect::{Effect, PctRange};
pub use follow::{
    done_by, drawn_for, end_of, fitted, has_technique, left_alone, log_of, part_at, plan_of, running, technique_side,
};
pub use look::Look;
pub use outlook::Outlook;
pub use planning::sessions_needed;

use crate::insight::maths::{exp, median_of, number};
use crate::insight::{Arm, CleanLog, LoggedSession, day_totals, relative};
use look::Pass;

/// What was declared before the first session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// What is compared.
    pub kind: TrialKind,
    /// How many sessions the trial may take.
    pub sessions: usize,
    /// The birth on her clock, minutes since 1970 there, when known.
    pub birth_local_min: Option<i64>,
}

impl Plan {
    /// As long as is usual for this kind.
    #[must_use]
    pub fn new(kind: TrialKind) -> Plan {
        Plan { kind, sessions: usual_sessions(kind), birth_local_min: None }
    }
}

/// How a trial stands, with everything that may be told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Going on, or ended and with which answer.
    pub standing: Standing,
    /// Sessions of the trial that count.
    pub sessions: usize,
    /// The latest look.
    pub look: Look,
    /// The lasting effect: every session with the technique against none. This is the answer.
    pub lasting: Effect,
    /// The range that holds the truth at all looks at once.
    pub safe: PctRange,
    /// The gain at a session itself, part of which is missing at the next. Never to be told as more milk a day.
    pub immediate: Effect,
    /// The lasting effect on her day, ml: middle, low, high; `None` without a whole day, and for one breast.
    pub ml_per_day: Option<(f64, f64, f64)>,
    /// Relative standard deviation between her sessions that nothing known explains.
    pub noise: f64,
    /// Share of sessions in which what was drawn was done; `None` when that was never told.
    pub compliance: Option<f64>,
    /// How it will probably go on; `None` once ended.
    pub outlook: Option<Outlook>,
}

/// Which kind of trial a log tells of: by its arms.
#[must_use]
pub fn kind_of(log: &[LoggedSession]) -> TrialKind {
    let split = log.iter().flat_map(|s| [s.assigned, s.done]).flatten().any(Arm::is_split);
    if split { TrialKind::SplitBreast } else { TrialKind::WholeDay }
}

/// The whole report from a log, which may hold sessions outside the trial.
#[must_use]
pub fn estimate(log: &[LoggedSession], plan: &Plan) -> Report {
    estimate_clean(&CleanLog::of(log), plan)
}

/// The same from a log that is cleaned already.
#[must_use]
pub fn estimate_clean(log: &CleanLog, plan: &Plan) -> Report {
    let pass = Pass::over(log, plan.kind, plan.birth_local_min);
    let look = pass.looks.last().copied().unwrap_or_else(|| before_first(&pass));
    let standing = standing(&pass.looks, plan.sessions);
    let lasting = Effect::lasting(&look);
    let going_on = standing == Standing::KeepGoing;
    Report {
        standing,
        sessions: look.sessions,
        look,
        lasting,
        safe: effect::safe_range(&look, plan.sessions),
        immediate: Effect::immediate(&pass.filter),
        ml_per_day: if plan.kind == TrialKind::WholeDay { ml_per_day(log, &lasting) } else { None },
        noise: relative(pass.filter.noise_sd()),
        compliance: (pass.told > 0).then(|| number(pass.kept) / number(pass.told)),
        outlook: going_on.then(|| outlook::outlook(&look, plan.kind, plan.sessions)),
    }
}

/// Every look of a trial, oldest first: what [`standing`] judges.
#[must_use]
pub fn looks(log: &CleanLog, kind: TrialKind, birth_local_min: Option<i64>) -> Vec<Look> {
    Pass::over(log, kind, birth_local_min).looks
}

fn before_first(pass: &Pass) -> Look {
    let prior = pass.filter.theta();
    Look {
        sessions: 0,
        days_drawn: 0,
        days: 0.0,
        theta: prior.mean,
        se: prior.variance.sqrt() * pass.filter.small_sample_factor(),
    }
}

/// The effect on a usual day of hers without the technique, ml.
fn ml_per_day(log: &CleanLog, lasting: &Effect) -> Option<(f64, f64, f64)> {
    let days = day_totals(log);
    let whole = days.get(1..days.len().saturating_sub(1)).filter(|d| !d.is_empty())?;
    let mut totals: Vec<f64> = whole.iter().map(|d| d.total_ml).collect();
    let range = lasting.in_pct();
    let without = median_of(&mut totals)? / (1.0 + 0.5 * (exp(lasting.mean) - 1.0));
    Some((without * range.pct / 100.0, without * range.lo_pct / 100.0, without * range.hi_pct / 100.0))
}

#[cfg(test)]
mod follow_tests;
#[cfg(test)]
mod tests;
