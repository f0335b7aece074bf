//! What goes along with more or less milk: sessions with something beside the sessions without it of the same days.
//! Not a cause, and never told as one: she chose when to do what. A trial answers that.

use super::maths::{Z_95, exp, ln, number, student_point};
use super::model::{Observation, STATES, at};
use super::run::Run;

/// Sessions are compared within so many days, so that drift does not count for either.
const WINDOW_MIN: i64 = 3 * 24 * 60;
/// So many windows must hold both kinds, and so many sessions be of each kind.
const WINDOWS_NEEDED: usize = 7;
const SESSIONS_NEEDED: usize = 10;
/// A session strays at most so many standard deviations.
const CLIP: f64 = 2.5;

/// What goes along with what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Along {
    /// So much more (or less) in sessions with it, per cent; hour and gap are taken out.
    pub pct: f64,
    /// The range that holds 95 of 100, per cent.
    pub lo_pct: f64,
    /// Its upper end, per cent.
    pub hi_pct: f64,
    /// Sessions with it that were compared.
    pub with: usize,
    /// Sessions without it that were compared.
    pub without: usize,
}

impl Along {
    /// Whether the range leaves nothing out: then nothing can be told yet.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        self.lo_pct <= 0.0 && self.hi_pct >= 0.0
    }
}

/// One window: differences and how much they weigh.
#[derive(Default)]
struct Window {
    with: Vec<f64>,
    without: Vec<f64>,
}

impl Window {
    /// The difference of the means, and its weight.
    fn difference(&self) -> Option<(f64, f64)> {
        let (n, m) = (number(self.with.len()), number(self.without.len()));
        let mean = |values: &[f64], n: f64| values.iter().sum::<f64>() / n;
        (n > 0.0 && m > 0.0).then(|| (mean(&self.with, n) - mean(&self.without, m), n * m / (n + m)))
    }
}

/// `has` tells of a session, by its place among those that count, whether it had it; `None` is not known.
pub(crate) fn along(run: &Run, has: impl Fn(usize) -> Option<bool>) -> Option<Along> {
    let coefficients: [f64; STATES] = std::array::from_fn(|s| if s > at::GAMMA { run.filter.mean_of(s) } else { 0.0 });
    let noise = run.filter.noise_sd();
    let level = run.observations.iter().map(|o| without_known(o, &coefficients));
    let level: Vec<f64> = level.zip(&run.innovations).map(|(y, i)| y - surplus(i.z) * i.sd).collect();
    let mut windows: Vec<Window> = Vec::new();
    let mut from = None;
    for (place, observation) in run.observations.iter().enumerate() {
        let Some(has) = has(place) else { continue };
        let start = *from.get_or_insert(observation.utc_min);
        if windows.is_empty() || observation.utc_min.saturating_sub(start) >= WINDOW_MIN {
            windows.push(Window::default());
            from = Some(observation.utc_min);
        }
        if let Some(window) = windows.last_mut() {
            if has { &mut window.with } else { &mut window.without }.push(level[place]);
        }
    }
    compare(&windows, noise)
}

/// How far beyond the clip a session strayed, in standard deviations.
fn surplus(z: f64) -> f64 {
    z - z.clamp(-CLIP, CLIP)
}

fn without_known(seen: &Observation, coefficients: &[f64; STATES]) -> f64 {
    seen.y - seen.design.iter().zip(coefficients).map(|(h, c)| h * c).sum::<f64>()
}

fn compare(windows: &[Window], noise: f64) -> Option<Along> {
    let both: Vec<(&Window, (f64, f64))> = windows.iter().filter_map(|w| Some((w, w.difference()?))).collect();
    let count = |of: fn(&Window) -> usize| both.iter().map(|(window, _)| of(window)).sum::<usize>();
    let (with, without) = (count(|w| w.with.len()), count(|w| w.without.len()));
    if both.len() < WINDOWS_NEEDED || with < SESSIONS_NEEDED || without < SESSIONS_NEEDED {
        return None;
    }
    let weight: f64 = both.iter().map(|(_, (_, w))| w).sum();
    let mean = both.iter().map(|(_, (d, w))| d * w).sum::<f64>() / weight;
    let k = number(both.len());
    // As the windows scatter, and never less than her session noise alone would make them.
    let scatter = both.iter().map(|(_, (d, w))| w * (d - mean) * w * (d - mean)).sum::<f64>() / (weight * weight);
    let variance = (scatter * k / (k - 1.0)).max(noise * noise / weight);
    let away = student_point(Z_95, k - 1.0) * variance.sqrt();
    let pct = |log: f64| 100.0 * (exp(log) - 1.0);
    Some(Along { pct: pct(mean), lo_pct: pct(mean - away), hi_pct: pct(mean + away), with, without })
}

/// How a session after a gap of `to_h` hours compares with one after `from_h`, as the model has learned it.
pub(crate) fn gap(run: &Run, from_h: f64, to_h: f64) -> (f64, f64, f64) {
    let (from, to) = (ln(from_h / 3.0), ln(to_h / 3.0));
    let told = run.filter.estimate(&[(at::GAP, to - from), (at::GAP_2, to * to - from * from)]);
    let away = Z_95 * told.variance.max(0.0).sqrt();
    let pct = |log: f64| 100.0 * (exp(log) - 1.0);
    (pct(told.mean), pct(told.mean - away), pct(told.mean + away))
}
