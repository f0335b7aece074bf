//! What a screen shows of a running session: where she is, what comes next, how long.
//! Derived from the state alone, never stored.

use domain::flow::Flow;
use domain::place::{Breast, Spot};
use domain::protocol::Act;

use super::cue::Cue;
use super::hands::Hand;
use super::{Coach, preview};

/// One bar of the progress row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// What is done in it.
    pub act: Act,
    /// The step's message.
    pub say: String,
    /// 0 to 1000.
    pub permille: u16,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// By its plan or by "Finish".
    Finished,
    /// By "Stop".
    Stopped,
    /// By the longest session there is.
    TimeLimit,
}

/// Everything a session screen draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// One per step.
    pub phases: Vec<Phase>,
    /// The step she is in.
    pub step: usize,
    /// What is done in it.
    pub act: Act,
    /// Milliseconds since the step began, breaks left out.
    pub step_elapsed_ms: u64,
    /// Milliseconds left of the step as planned.
    pub step_left_ms: u64,
    /// Milliseconds since the session began.
    pub elapsed_ms: u64,
    /// Milliseconds left of the whole session as planned.
    pub left_ms: u64,
    /// The instruction that holds now.
    pub now: Cue,
    /// What comes next if nothing happens; `None` at the end.
    pub next: Option<Cue>,
    /// The place that is being compressed, and until when at the longest.
    pub hold: Option<(Spot, u64)>,
    /// What is known of the milk, left and right.
    pub flow: [Option<Flow>; 2],
    /// When letdowns were told, in milliseconds after the start.
    pub letdowns: Vec<u64>,
    /// Spots already worked on in this step, by [`Spot::index`].
    pub worked: [bool; 8],
    /// Spots that are not to be touched any more in this session.
    pub closed: [bool; 8],
    /// Whether the pump runs, as far as the coach knows.
    pub pump_on: bool,
    /// Whether she is on a break.
    pub paused: bool,
    /// Whether touching is over for this session.
    pub touch_over: bool,
    /// Whether pain has made everything lighter.
    pub light: bool,
    /// Set when the session is over.
    pub ended: Option<Ended>,
}

/// What a screen shows of `coach` at the latest moment it has seen.
#[must_use]
pub fn view(coach: &Coach) -> View {
    let steps = &coach.setup.protocol.steps;
    let step = coach.course.step.min(steps.len().saturating_sub(1));
    let step_elapsed_ms = coach.running_now().saturating_sub(coach.course.began);
    let step_left_ms = if coach.ended.is_some() { 0 } else { coach.planned_end().saturating_sub(coach.running_now()) };
    View {
        phases: phases(coach, step_elapsed_ms, step_left_ms),
        step,
        act: coach.act(),
        step_elapsed_ms,
        step_left_ms,
        elapsed_ms: coach.now,
        left_ms: step_left_ms + later_ms(coach),
        now: coach.current.clone(),
        next: next_cue(coach),
        hold: match coach.hands.now {
            Hand::Holds { spot, until } => Some((spot, until)),
            Hand::Rests { .. } => None,
        },
        flow: Breast::ALL.map(|breast| coach.milk.state(breast)),
        letdowns: coach.milk.letdowns.clone(),
        worked: worked(coach),
        closed: closed(coach),
        pump_on: coach.course.pump_on,
        paused: coach.paused_at.is_some(),
        touch_over: coach.pain.touch_over,
        light: coach.pain.light,
        ended: coach.ended,
    }
}

impl Coach {
    /// The moment that counts for the step: a break stands still.
    fn running_now(&self) -> u64 {
        self.paused_at.unwrap_or(self.now)
    }
}

fn phases(coach: &Coach, elapsed: u64, left: u64) -> Vec<Phase> {
    let now_permille = u16::try_from(elapsed * 1000 / (elapsed + left).max(1)).unwrap_or(1000);
    let phase = |(index, step): (usize, &domain::protocol::Step)| Phase {
        act: step.act,
        say: step.say.clone(),
        permille: match index.cmp(&coach.course.step) {
            std::cmp::Ordering::Less => 1000,
            std::cmp::Ordering::Equal => now_permille,
            std::cmp::Ordering::Greater => 0,
        },
    };
    coach.setup.protocol.steps.iter().enumerate().map(phase).collect()
}

/// The planned length of the steps after this one, less the places that hands may not go to.
fn later_ms(coach: &Coach) -> u64 {
    if coach.ended.is_some() {
        return 0;
    }
    let protocol = &coach.setup.protocol;
    let later = protocol.steps.get(coach.course.step + 1..).unwrap_or_default();
    let planned = |step: &domain::protocol::Step| {
        let shares = super::places::named(protocol, step).len().max(1) as u64;
        u64::from(step.seconds) * 1000 / shares * coach.open_places(step).len() as u64
    };
    later.iter().map(planned).sum()
}

/// The next instruction if nothing happens; breaks hold it back.
fn next_cue(coach: &Coach) -> Option<Cue> {
    if coach.paused_at.is_some() || coach.ended.is_some() {
        return None;
    }
    preview(coach, coach.limits.hard_end_ms.min(coach.now + coach.limits.late_ms))
        .into_iter()
        .find(|cue| cue.kind.holds())
}

fn worked(coach: &Coach) -> [bool; 8] {
    let mut flags = [false; 8];
    if coach.act().touches() {
        for spot in coach.course.places.iter().take(coach.course.at).flat_map(|place| place.spots()) {
            flags[spot.index()] = true;
        }
    } else {
        for spot in Spot::all() {
            flags[spot.index()] = coach.hands.was_pressed(spot);
        }
    }
    flags
}

fn closed(coach: &Coach) -> [bool; 8] {
    let mut flags = coach.pain.closed;
    for spot in Spot::all() {
        let blocked = coach.setup.gate.access(spot.breast) == domain::care::Access::Blocked;
        flags[spot.index()] |= blocked || coach.pain.touch_over;
    }
    flags
}
