//! What to say before she starts: how many sessions an effect of a given size takes.
//! From measured variances at a given noise, not from her log; once she has 40 sessions the outlook knows better.

use crate::insight::maths::{ln, number};
use domain::trial::TrialKind;

/// Standard errors that the effect must measure to be found 8 times in 10.
const FOR_80: f64 = 3.12;
/// No verdict comes before six days, about so many sessions.
const LEAST: f64 = 43.0;

/// Sessions that find a lasting effect of `effect_pct` per cent 8 times in 10, when her sessions vary by `noise`
/// (0.3 is 30 %) for no known reason.
#[must_use]
pub fn sessions_needed(effect_pct: f64, noise: f64, kind: TrialKind) -> usize {
    let effect = ln(1.0 + effect_pct.abs().clamp(0.1, 1000.0) / 100.0);
    let sound = if noise.is_finite() { noise.clamp(0.05, 2.0) } else { 0.3 };
    let variance = match kind {
        TrialKind::WholeDay => 6.1 * (sound * sound + 0.0065),
        TrialKind::SplitBreast => 0.0977 * (sound / 0.3) * (sound / 0.3),
    };
    let exact = (FOR_80 / effect) * (FOR_80 / effect) * variance;
    (0..).map(|step| 5 * step).find(|n| number(*n) >= exact.max(LEAST)).unwrap_or(usize::MAX)
}
