//! The evaluation in a few seconds: small numbers, and bounds that only a real mistake leaves.
//! Not the figures of `docs/insight.md`; those come from the full run.

use engine::trial::TrialKind;

use crate::mother::Truth;
use crate::together::{Habit, along};
use crate::trials::measure;
use crate::{changes, foresight};

/// A small run with bounds so loose that only a real mistake leaves them.
pub fn run() -> bool {
    let mut wrong = Vec::new();
    let mut hold = |what: &str, value: f64, low: f64, high: f64| {
        let good = (low..=high).contains(&value);
        println!("{} {what}: {value:.3} (bounds {low} to {high})", if good { "ok   " } else { "WRONG" });
        if !good {
            wrong.push(what.to_string());
        }
    };
    let base = Truth::default();
    let null = measure(&base, 400, 1);
    hold("coverage at 0 %", null.covered[2], 0.915, 0.985);
    hold("false verdicts at 0 %, 42 days", null.helps[1] + null.hurts[1], 0.0, 0.075);
    hold("naive false verdicts, 42 days", null.naive_helps[1] + null.naive_hurts[1], 0.25, 0.55);
    let ten = measure(&Truth { effect_pct: 10.0, ..base }, 200, 2_000);
    hold("bias at +10 %", ten.bias[2], -0.012, 0.012);
    hold("power at +10 %, 56 days", ten.helps[2], 0.50, 0.80);
    let twenty = measure(&Truth { effect_pct: 20.0, ..base }, 100, 3_000);
    hold("power at +20 %, 42 days", twenty.helps[1], 0.93, 1.0);
    let split = measure(&Truth { effect_pct: 10.0, kind: TrialKind::SplitBreast, days: 42, ..base }, 100, 4_000);
    hold("power at +10 %, one breast, 42 days", split.helps[1], 0.88, 1.0);
    hold("false dips in 90 days", changes::false_alarms(&base, 100, 5_000)[0], 0.4, 1.8);
    hold("delay of a 30 % dip", changes::delay(&base, 0.7_f64.ln(), 60, 6_000).median_days, 0.5, 4.0);
    let told = foresight::forecasts(&base, 100, 7_000);
    hold("sessions in the 80 % range", told.sessions[0], 0.76, 0.92);
    hold("days in the 80 % range", told.days[0], 0.70, 0.95);
    let [held, ..] = along(&base, Habit::ByDay, 1.1, 60, 8_000);
    hold("what goes along is in its range", held, 0.85, 1.0);
    wrong.is_empty()
}
