//! The live session as a pure state machine: `(state, event) -> (state, cues)`.
//! No clock: time arrives with each event. No screen, no voice: cues say what, shells say how.

use std::sync::Arc;

use domain::care::Gate;
use domain::place::{Breast, Spot};
use domain::protocol::Protocol;
use domain::session::Event;

use crate::care::{Guard, LIMITS, Limits};

mod course;
pub mod cue;
mod ends;
mod hands;
mod happenings;
mod milk;
mod pain;
mod places;
pub mod view;

#[cfg(test)]
pub(crate) mod proof;

pub use cue::{Cue, CueKind};
pub use view::{Ended, Phase, View, view};

use course::Course;
use hands::Hands;
use milk::Milk;
use pain::Pain;

/// What a session starts from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setup {
    /// The routine. What it asks beyond a limit is clamped or left out; [`crate::care::check`] says so beforehand.
    pub protocol: Arc<Protocol>,
    /// What the gate let through.
    pub gate: Gate,
    /// Spots she named as firm, pressed first.
    pub firm: Vec<Spot>,
    /// What hands leave out on one breast, because a trial drew it so.
    pub left_alone: Option<LeftAlone>,
}

/// What hands may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hand {
    /// Strokes and circles.
    Massage,
    /// Compressions.
    Compress,
}

/// A breast on which hands leave something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LeftAlone {
    /// Which.
    pub breast: Breast,
    /// What.
    pub what: Hand,
}

impl LeftAlone {
    /// Whether this cue is left out on this breast.
    fn covers(self, breast: Breast, kind: CueKind) -> bool {
        let what = match self.what {
            Hand::Massage => matches!(kind, CueKind::Stroke | CueKind::Circle),
            Hand::Compress => kind == CueKind::Compress,
        };
        what && self.breast == breast
    }
}

/// A running (or ended) session: a value, to be kept, compared and replayed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Coach {
    setup: Setup,
    limits: Limits,
    now: u64,
    course: Course,
    hands: Hands,
    milk: Milk,
    pain: Pain,
    guard: Guard,
    paused_at: Option<u64>,
    ended: Option<Ended>,
    current: Cue,
}

/// Cues on their way out, in order.
type Out = Vec<Cue>;

/// Starts a session at 0 ms.
#[must_use]
pub fn start(setup: Setup) -> (Coach, Vec<Cue>) {
    start_within(setup, LIMITS)
}

/// Starts a session under other limits: for proofs on a smaller clock, and for nothing else.
pub(crate) fn start_within(setup: Setup, limits: Limits) -> (Coach, Vec<Cue>) {
    let guard = Guard::new(limits, setup.protocol.purpose, &setup.gate);
    let mut coach = Coach {
        pain: Pain::new(&setup.gate, &limits),
        course: Course::new(),
        hands: Hands::new(&setup.firm),
        milk: Milk::new(),
        current: Cue::nothing(),
        paused_at: None,
        ended: None,
        now: 0,
        setup,
        limits,
        guard,
    };
    let mut out = Out::new();
    coach.open(&mut out);
    (coach, out)
}

/// Takes in what happened: first runs up to its moment, then answers it.
#[must_use]
pub fn step(coach: &Coach, event: &Event) -> (Coach, Vec<Cue>) {
    let (mut coach, mut out) = advance(coach, event.at_ms);
    if coach.ended.is_none() {
        let event = Event { at_ms: coach.now, what: event.what.clone() };
        coach.guard.notice(&event);
        coach.happen(&event.what, &mut out);
    }
    (coach, out)
}

/// Runs up to `to_ms`. However finely time is sliced, the same cues come at the same moments.
/// A moment before the last one seen is taken as the last one seen.
#[must_use]
pub fn advance(coach: &Coach, to_ms: u64) -> (Coach, Vec<Cue>) {
    let mut coach = coach.clone();
    let mut out = Out::new();
    while let Some(due) = coach.next_due().filter(|due| *due <= to_ms) {
        coach.now = coach.now.max(due);
        coach.fall_due(&mut out);
    }
    coach.now = coach.now.max(to_ms);
    (coach, out)
}

/// What would be cued up to `to_ms` if nothing happened, so that tones can be laid on the audio clock ahead.
#[must_use]
pub fn preview(coach: &Coach, to_ms: u64) -> Vec<Cue> {
    advance(coach, to_ms).1
}

/// Runs a whole list of events, oldest first, and then on to `to_ms`: how a reload finds its way back.
#[must_use]
pub fn resume(setup: Setup, events: &[Event], to_ms: u64) -> (Coach, Vec<Cue>) {
    let (mut coach, mut cues) = start(setup);
    for event in events {
        let (next, more) = step(&coach, event);
        coach = next;
        cues.extend(more);
    }
    let (coach, more) = advance(&coach, to_ms);
    cues.extend(more);
    (coach, cues)
}

impl Coach {
    /// The latest moment it has seen, in milliseconds after the start.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        self.now
    }

    /// Set once the session is over.
    #[must_use]
    pub fn ended(&self) -> Option<Ended> {
        self.ended
    }

    /// What the session started from.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// How often the guard had to step in. Zero for every protocol that passes the check.
    #[must_use]
    pub fn interventions(&self) -> u32 {
        self.guard.interventions
    }

    fn protocol(&self) -> Arc<Protocol> {
        Arc::clone(&self.setup.protocol)
    }

    /// The only way a cue leaves: past the guard.
    fn give(&mut self, cue: Cue, out: &mut Out) {
        let Some(cue) = self.guard.pass(cue) else {
            return;
        };
        if cue.kind.holds() {
            self.current = cue.clone();
        }
        out.push(cue);
    }

    fn open(&mut self, out: &mut Out) {
        if !self.setup.gate.pump && self.protocol().pumps() {
            self.give(self.word(CueKind::Call, "gate.no-pump", "coach-call-first"), out);
            self.end(Ended::Stopped);
            return;
        }
        if self.pain.touch_over && self.setup.gate.pain_before >= self.limits.pain_before {
            self.give(self.word(CueKind::Stop, "pain.before", "coach-stop-pain-before"), out);
        }
        self.enter(0, out);
    }

    fn end(&mut self, how: Ended) {
        self.ended = Some(how);
    }

    /// A moment's word that touches nobody.
    fn word(&self, kind: CueKind, why: &str, say: &str) -> Cue {
        Cue {
            at_ms: self.now,
            kind,
            side: domain::place::Side::None,
            quadrant: None,
            pressure: 0,
            pace_per_min: 0,
            until_ms: self.now,
            why: why.to_owned(),
            say: say.to_owned(),
            step: self.course.step,
        }
    }
}
