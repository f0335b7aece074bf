//! "In how many more sessions would I know?" Plays the rest of the trial 400 times and counts.
//! The chance is a fixed one: the same log gives the same answer. Not a promise, and told as likely.

use domain::trial::{TrialKind, Verdict};
use rand_core::Rng;
use rand_pcg::Lcg64Xsh32;

use super::decision::{cross, done_share, too_early};
use super::effect::Effect;
use super::look::Look;
use crate::insight::maths::{ln, number, sin_cos_turn};

/// Pairs of opposite paths.
const PAIRS: usize = 200;
/// Sessions from one imagined look to the next.
const STRIDE: usize = 4;
/// Her own noise is trusted from so many sessions on; before, that of a mother with 30 % between sessions.
const OWN_NOISE_FROM: usize = 40;
/// Variance of the effect times sessions, at 30 %: whole days, and one breast against the other.
const USUAL_VARIANCE: [f64; 2] = [6.1 * (0.09 + 0.0065), 0.0977];
const SEED: u64 = 20;
const STREAM: u64 = 0x6f75_746c_6f6f_6b01;
/// Effects between 0 and 20 % are the likely ones: with this prior the outlook comes true as often as it says
/// (measured: `docs/insight.md`); the wider one of the shown effect promises answers too soon.
const PLAUSIBLE: f64 = 0.18;
/// Sessions a day while the log does not tell.
const USUAL_PER_DAY: f64 = 7.2;

/// How the rest of the trial will probably go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// With so many more sessions there is an answer in half of all cases; `None` when half stay without one.
    pub sessions_50: Option<usize>,
    /// The same in 8 of 10 cases.
    pub sessions_80: Option<usize>,
    /// Chance of an answer by the end of the plan, 0 to 1.
    pub p_answer_by_end: f64,
    /// Chance that it ends with "helps".
    pub p_helps: f64,
    /// Chance that it ends with "no real difference".
    pub p_no_difference: f64,
    /// Chance that it ends with "hurts".
    pub p_hurts: f64,
}

/// What the paths start from.
struct Start {
    look: Look,
    planned: usize,
    effect: Effect,
    /// Information on the effect that a session adds.
    per_session: f64,
    per_day: f64,
}

pub(crate) fn outlook(look: &Look, kind: TrialKind, planned: usize) -> Outlook {
    let information = 1.0 / (look.se * look.se);
    let usual = 1.0 / USUAL_VARIANCE[usize::from(kind == TrialKind::SplitBreast)];
    let own = look.sessions >= OWN_NOISE_FROM;
    let per_day = if look.days >= 2.0 { number(look.sessions) / look.days } else { USUAL_PER_DAY };
    let start = Start {
        look: *look,
        planned,
        effect: Effect::with_prior(look, PLAUSIBLE),
        per_session: if own { information / number(look.sessions) } else { usual },
        per_day,
    };
    let mut normals = Normals { chance: Lcg64Xsh32::new(SEED, STREAM), spare: None };
    let steps = planned.saturating_sub(look.sessions).div_ceil(STRIDE);
    let mut ends = Vec::with_capacity(2 * PAIRS);
    for _ in 0..PAIRS {
        let draws: Vec<f64> = (0..=steps).map(|_| normals.next()).collect();
        ends.push(path(&start, &draws, 1.0));
        ends.push(path(&start, &draws, -1.0));
    }
    count(ends)
}

/// One imagined rest of the trial: how many more sessions, and which answer.
fn path(start: &Start, draws: &[f64], sign: f64) -> Option<(usize, Verdict)> {
    let theta = start.effect.mean + sign * draws[0] * start.effect.sd;
    let mut information = 1.0 / (start.look.se * start.look.se);
    let mut score = information * start.look.theta;
    for (step, draw) in draws[1..].iter().enumerate() {
        let more = ((step + 1) * STRIDE).min(start.planned - start.look.sessions);
        let added = start.per_session * number(more - step * STRIDE);
        information += added;
        score += theta * added + added.sqrt() * sign * draw;
        let sessions = start.look.sessions + more;
        let days = number(more) / start.per_day;
        if too_early(number(sessions), number(start.look.days_drawn) + days, start.look.days + days) {
            continue;
        }
        let done = done_share(sessions, start.planned);
        if let Some(verdict) = cross(score / information, 1.0 / information.sqrt(), done) {
            return Some((more, verdict));
        }
    }
    None
}

fn count(mut ends: Vec<Option<(usize, Verdict)>>) -> Outlook {
    let all = number(ends.len());
    let share = |verdict: Verdict| number(ends.iter().flatten().filter(|(_, v)| *v == verdict).count()) / all;
    let (p_helps, p_no_difference, p_hurts) =
        (share(Verdict::Helps), share(Verdict::NoDifference), share(Verdict::Hurts));
    ends.sort_unstable_by_key(|end| end.map_or(usize::MAX, |(more, _)| more));
    let sessions_at = |tenths: usize| ends.get(ends.len() * tenths / 10 - 1).copied().flatten().map(|(more, _)| more);
    Outlook {
        sessions_50: sessions_at(5),
        sessions_80: sessions_at(8),
        p_answer_by_end: p_helps + p_no_difference + p_hurts,
        p_helps,
        p_no_difference,
        p_hurts,
    }
}

/// Normal draws, two at a time (Box and Muller).
struct Normals {
    chance: Lcg64Xsh32,
    spare: Option<f64>,
}

impl Normals {
    fn next(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let radius = (-2.0 * ln(self.uniform())).sqrt();
        let (sin, cos) = sin_cos_turn(self.uniform());
        self.spare = Some(radius * sin);
        radius * cos
    }

    /// Above 0 and below 1.
    fn uniform(&mut self) -> f64 {
        (f64::from(self.chance.next_u32()) + 0.5) / 4_294_967_296.0
    }
}
