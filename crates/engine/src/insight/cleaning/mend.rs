//! Judges each row against the rows before it: wrong units are turned, missing sides estimated, doubts counted.
//! Not the doubles and halves, which `draft` has settled before; no row looks at later ones.

use domain::amount::ML_PER_OZ;

use super::super::maths::{exp, ln, median_of, minutes};
use super::draft::Draft;
use super::step::Steps;
use super::{CleanSession, Doubt, Finding};

/// Sessions that must have gone before until an amount can be called a slip of the unit.
const SLIP_NEEDS: usize = 6;
/// How many sessions back the usual total is taken from.
const SLIP_LOOKS_BACK: usize = 15;
/// How many sessions back the usual balance of the sides is taken from.
const SIDES_LOOK_BACK: usize = 30;
/// Spread of ln(left/right) while fewer than [`SPREAD_NEEDS`] sessions told both sides.
const SPREAD_UNKNOWN: f64 = 0.30;
const SPREAD_NEEDS: usize = 8;
const SPREAD_FLOOR: f64 = 0.05;
/// Turns a median absolute deviation into a standard deviation.
const MAD_TO_SD: f64 = 1.4826;
/// Written down more than this after the start: remembered, not measured.
const LATE_MIN: f64 = 75.0;
const LATE_VARIANCE: f64 = 0.02;

/// What is kept of the rows before.
#[derive(Debug, Clone, Default)]
pub struct Mender {
    steps: Steps,
    /// No row of the log tells both sides: then a missing side is no gap, she logs one number.
    pub one_sided: bool,
    totals_ml: Vec<f64>,
    log_ratios: Vec<f64>,
}

impl Mender {
    pub fn new(steps: Steps, one_sided: bool) -> Mender {
        Mender { steps, one_sided, totals_ml: Vec::new(), log_ratios: Vec::new() }
    }

    /// The session this row tells of, if any.
    pub fn mend(&mut self, row: &Draft, findings: &mut Vec<Finding>) -> Option<CleanSession> {
        let mut draft = *row;
        let mut note = |doubt| findings.push(Finding { row: row.row, doubt });
        let Some(known_ml) = draft.known_ml().filter(|k| *k > 0.0) else {
            note(Doubt::NoAmount);
            return None;
        };
        if let Some(factor) = self.slip(known_ml).filter(|_| !row.entry.vouched) {
            draft.scale(factor);
            note(Doubt::UnitSlip);
        }
        let known_ml = draft.known_ml()?;
        let (total_ml, mut extra_variance) = if draft.has_one() && !self.one_sided {
            note(Doubt::SideMissing);
            self.fill_side(&draft, known_ml)
        } else {
            (known_ml, 0.0)
        };
        let step_ml = self.steps.of(draft.entry.unit);
        extra_variance += 2.0 * (step_ml * step_ml / 12.0) / (total_ml.max(step_ml) * total_ml.max(step_ml));
        if is_late(&draft) {
            note(Doubt::LateLog);
            extra_variance += LATE_VARIANCE;
        }
        self.remember(&draft, known_ml);
        Some(session(&draft, total_ml, extra_variance, step_ml))
    }

    /// By what the amount must be multiplied when it fits only in the other unit.
    fn slip(&self, known_ml: f64) -> Option<f64> {
        if self.totals_ml.len() < SLIP_NEEDS {
            return None;
        }
        let from = self.totals_ml.len().saturating_sub(SLIP_LOOKS_BACK);
        let usual_ml = median_of(&mut self.totals_ml[from..].to_vec())?;
        let ratio = known_ml / usual_ml;
        if ratio > 0.12 && ratio < 8.0 {
            return None;
        }
        [ML_PER_OZ, 1.0 / ML_PER_OZ].into_iter().find(|f| ratio * f > 0.4 && ratio * f < 2.5)
    }

    /// The total with the missing side estimated from her balance, and the variance this adds.
    fn fill_side(&self, draft: &Draft, known_ml: f64) -> (f64, f64) {
        let from = self.log_ratios.len().saturating_sub(SIDES_LOOK_BACK);
        let mut recent = self.log_ratios[from..].to_vec();
        let middle = median_of(&mut recent).unwrap_or(0.0);
        let spread = if recent.len() < SPREAD_NEEDS {
            SPREAD_UNKNOWN
        } else {
            let mut away: Vec<f64> = recent.iter().map(|r| (r - middle).abs()).collect();
            (MAD_TO_SD * median_of(&mut away).unwrap_or(0.0)).max(SPREAD_FLOOR)
        };
        let left_share = 1.0 / (1.0 + exp(-middle));
        let share = if draft.left_ml.is_some() { left_share } else { 1.0 - left_share };
        let missing = (1.0 - share) * spread;
        (known_ml / share.max(0.02), missing * missing)
    }

    fn remember(&mut self, draft: &Draft, known_ml: f64) {
        if self.one_sided || !draft.has_one() {
            self.totals_ml.push(known_ml);
        }
        if let (Some(left), Some(right)) = (draft.left_ml, draft.right_ml)
            && left > 0.0
            && right > 0.0
        {
            self.log_ratios.push(ln(left / right));
        }
    }
}

fn is_late(draft: &Draft) -> bool {
    let entry = &draft.entry;
    entry.logged_utc_min.is_some_and(|logged| minutes(logged.saturating_sub(entry.start_utc_min)) > LATE_MIN)
}

fn session(draft: &Draft, total_ml: f64, extra_variance: f64, step_ml: f64) -> CleanSession {
    CleanSession {
        row: draft.row,
        start_utc_min: draft.entry.start_utc_min,
        start_local_min: draft.entry.start_local_min,
        left_ml: draft.left_ml,
        right_ml: draft.right_ml,
        total_ml,
        extra_variance,
        step_ml,
        gap_h: None,
        assigned: draft.entry.assigned,
        done: draft.entry.done,
        block: draft.entry.block,
    }
}
