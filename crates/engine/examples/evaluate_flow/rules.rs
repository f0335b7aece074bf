//! What the detector is held against: the published rules as far as their texts tell, and a plain threshold.
//! Each gets its best constants on the tuning seeds, and reads lost samples as the last one.

use super::score::Told;

/// A rule's name and how it tells letdowns from one scale's readings.
pub type Rule = (&'static str, fn(&[(f64, Option<f64>)]) -> Vec<Told>);

/// All of them.
pub const RULES: [Rule; 3] = [("Showmilk-like", showmilk), ("Idei", idei), ("derivative", derivative)];

/// Readings once a second, the last one held.
fn by_second(readings: &[(f64, Option<f64>)]) -> Vec<f64> {
    let mut seconds = Vec::new();
    let mut last = readings.iter().find_map(|r| r.1).unwrap_or(0.0);
    for (t, grams) in readings {
        while (seconds.len() as f64) < *t {
            seconds.push(last);
        }
        last = grams.unwrap_or(last);
    }
    seconds
}

fn gained(seconds: &[f64], at: usize, over: usize) -> f64 {
    seconds[at] - seconds[at.saturating_sub(over)]
}

/// Milk in 5 s against the 15 s before: an acute, sustained rise.
fn showmilk(readings: &[(f64, Option<f64>)]) -> Vec<Told> {
    let seconds = by_second(readings);
    let mut told: Vec<Told> = Vec::new();
    for at in 25..seconds.len() {
        let now = gained(&seconds, at, 5);
        let before = gained(&seconds, at - 5, 15) / 3.0;
        let rested = told.last().is_none_or(|last| at as f64 - last.1 > 40.0);
        if rested && now < 15.0 && now - before > 0.6 && gained(&seconds, at - 2, 3) > 0.15 {
            told.push((at as f64 - 6.0, at as f64));
        }
    }
    told
}

/// The start of a time in which the 10-s mean is 0.1 g/s or more.
fn idei(readings: &[(f64, Option<f64>)]) -> Vec<Told> {
    let seconds = by_second(readings);
    let mut told = Vec::new();
    let mut high = false;
    for at in 10..seconds.len() {
        let mean = gained(&seconds, at, 10) / 10.0;
        if !high && (0.1..3.0).contains(&mean) {
            told.push((at as f64 - 6.0, at as f64));
        }
        high = mean >= 0.1;
    }
    told
}

/// A smoothed derivative, on above one level, off below another, with a rest.
fn derivative(readings: &[(f64, Option<f64>)]) -> Vec<Told> {
    let seconds = by_second(readings);
    let mut told: Vec<Told> = Vec::new();
    let (mut flow, mut on, mut last) = (0.0, false, f64::NEG_INFINITY);
    for at in 1..seconds.len() {
        flow += 0.25 * (gained(&seconds, at, 1) - flow);
        if !on && flow > 0.15 && flow < 3.0 && at as f64 - last > 45.0 {
            told.push((at as f64 - 5.0, at as f64));
            (on, last) = (true, at as f64);
        } else if on && flow < 0.07 {
            on = false;
        }
    }
    told
}
