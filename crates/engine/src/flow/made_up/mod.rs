//! Made-up sessions on a scale, with their truth: for tuning, for tests, for `letdown flow simulate`.
//! Not a source of facts: it is built from published figures, each told in `docs/flow.md`.

mod body;
mod chance;
mod parent;
mod recipe;
mod scale;

pub use chance::Chance;
pub use parent::{GOOD, Milked, PARENT_STEP_S};
pub use recipe::{Tier, Twist};

/// The grid on which milk is poured, in seconds.
const STEP_S: f64 = 0.05;

/// A compression she was told to make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Press {
    /// 0 for left, 1 for right.
    pub side: usize,
    /// Which quarter, as [`domain::place::Quadrant::index`] counts.
    pub quadrant: usize,
    /// From when, in seconds.
    pub start_s: f64,
    /// Until when.
    pub end_s: f64,
}

/// What is true of a made-up session.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// Onsets that can be seen, per breast, in seconds.
    pub onsets_s: [Vec<f64>; 2],
    /// Every ejection there was, per breast, seen or not.
    pub all_s: [Vec<f64>; 2],
    /// Grams that reached the bottles.
    pub total_g: [f64; 2],
    /// Highest flow over ten seconds, in grams a second.
    pub peak: [f64; 2],
    /// Grams of the first ten minutes: before the second ejection, before the third, all.
    pub shares: [[f64; 3]; 2],
    /// How long after each onset that can be seen 0.3 g of new milk had landed, in seconds.
    pub landed_s: Vec<f64>,
}

/// A made-up session.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Time in seconds and what both scales show.
    pub rows: Vec<(f64, [Option<f64>; 2])>,
    /// What she was told to press.
    pub presses: Vec<Press>,
    /// What is true.
    pub truth: Truth,
    /// What is out of the ordinary in it.
    pub twist: Twist,
}

/// Draws a session from a seed.
#[must_use]
pub fn draw(tier: Tier, seed: u64) -> Trace {
    let recipe = recipe::draw(tier, seed);
    let body = body::draw(&recipe, seed);
    let schedule = scale::schedule(&recipe, seed);
    let weighed = [0, 1].map(|side| scale::weigh(&recipe, &schedule, &body.flow[side], seed, side as u64));
    let mut truth = Truth::default();
    for (side, weighed) in weighed.iter().enumerate() {
        let flow = &body.flow[side];
        let mut starts: Vec<(f64, f64)> = body.pulses[side].iter().map(|p| (p.start_s, 2.5 * p.rise_s)).collect();
        starts.sort_by(|a, b| a.0.total_cmp(&b.0));
        truth.all_s[side] = starts.iter().map(|start| start.0).collect();
        let seen = starts.iter().filter_map(|start| onset(flow, *start, &weighed.blind));
        truth.onsets_s[side] = seen.collect();
        truth.total_g[side] = weighed.landed.last().copied().unwrap_or(0.0);
        truth.peak[side] = highest(flow, 10.0);
        truth.shares[side] = shares(flow, &starts);
        let landed = |onset: &f64| landed_after(&weighed.landed, flow, *onset);
        truth.landed_s.extend(truth.onsets_s[side].iter().filter_map(landed));
    }
    Trace { rows: join(&weighed), presses: body.presses, truth, twist: recipe.twist }
}

/// Where flow has come a tenth of the way to its peak; `None` when it is too small or too late to be seen.
fn onset(flow: &[f64], (start_s, rise_s): (f64, f64), blind: &[(f64, f64)]) -> Option<f64> {
    let from = (start_s.max(0.0) / STEP_S) as usize;
    let to = (from + (rise_s / STEP_S) as usize).min(flow.len());
    let end_s = flow.len() as f64 * STEP_S;
    let before = *flow.get(from)?;
    let peak = flow[from..to].iter().copied().fold(0.0, f64::max);
    let at = from + flow[from..to].iter().position(|f| *f >= before + 0.1 * (peak - before))?;
    let at_s = at as f64 * STEP_S;
    let next: f64 = flow[at..].iter().take((30.0 / STEP_S) as usize).map(|f| (f - before) * STEP_S).sum();
    let hidden: f64 = blind.iter().map(|(a, b)| (b.min(at_s + 12.0) - a.max(at_s)).max(0.0)).sum();
    let visible = peak - before >= 0.06 && next >= 0.8 && at_s < end_s - 15.0 && hidden < 5.0;
    visible.then_some(at_s)
}

/// How long after an onset 0.3 g more had landed than the flow before it would have brought.
fn landed_after(landed: &[f64], flow: &[f64], onset_s: f64) -> Option<f64> {
    let at = (onset_s / STEP_S) as usize;
    let base = landed.get(at)?;
    let before = flow[at.saturating_sub(40)];
    let more = |step: usize| landed[at + step] - base - before * step as f64 * STEP_S;
    (0..landed.len() - at).find(|step| more(*step) >= 0.3).map(|step| step as f64 * STEP_S)
}

fn highest(flow: &[f64], over_s: f64) -> f64 {
    let width = (over_s / STEP_S) as usize;
    let mut sum = 0.0;
    let mut best: f64 = 0.0;
    for (index, now) in flow.iter().enumerate() {
        sum += now - if index >= width { flow[index - width] } else { 0.0 };
        best = best.max(sum / width as f64);
    }
    best
}

fn shares(flow: &[f64], starts: &[(f64, f64)]) -> [f64; 3] {
    let until = |s: f64| flow.iter().take((s.clamp(0.0, 600.0) / STEP_S) as usize).sum::<f64>() * STEP_S;
    let after = |nth: usize| starts.get(nth).map_or(600.0, |start| start.0);
    [until(after(1)), until(after(2)), until(600.0)]
}

/// Both scales' readings as rows.
fn join([left, right]: &[scale::Weighed; 2]) -> Vec<(f64, [Option<f64>; 2])> {
    left.readings.iter().zip(&right.readings).map(|(left, right)| (left.0, [left.1, right.1])).collect()
}
