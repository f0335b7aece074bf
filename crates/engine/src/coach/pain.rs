//! Pain as a stop sign: first lighter, then that step and that place are over, then all touch is.
//! Not the advice texts: cues name messages. Sources: `content/evidence/pain-stop.md`.

use domain::care::Gate;
use domain::place::{Breast, Quadrant, Spot};
use domain::protocol::Act;

use super::cue::CueKind;
use super::{Coach, Out};
use crate::care::Limits;

/// What pain has changed so far.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Pain {
    /// How often pain was told.
    pub(super) times: u8,
    /// Everything at the lightest pressure from now on.
    pub(super) light: bool,
    /// No touch any more.
    pub(super) touch_over: bool,
    /// Spots that rest for this session, by [`Spot::index`].
    pub(super) closed: [bool; 8],
    /// The step in which compressions are over.
    pub(super) quiet_step: Option<usize>,
    /// Pain told in a break ends the step when the break is over.
    leave_after_break: bool,
    called: bool,
}

impl Pain {
    pub(super) fn new(gate: &Gate, limits: &Limits) -> Pain {
        Pain {
            times: 0,
            light: gate.pain_before > 0,
            touch_over: gate.pain_before >= limits.pain_before,
            closed: [false; 8],
            quiet_step: None,
            leave_after_break: false,
            called: false,
        }
    }
}

impl Coach {
    pub(super) fn feel_pain(
        &mut self,
        breast: Option<Breast>,
        quadrant: Option<Quadrant>,
        level: Option<u8>,
        out: &mut Out,
    ) {
        let spots = self.sore_spots(breast, quadrant);
        self.let_go("pain.let-go", "coach-release", out);
        self.pain.times = self.pain.times.saturating_add(1);
        if level.is_some_and(|level| self.too_much(level)) {
            self.end_touch(level.unwrap_or_default(), out);
        } else if self.pain.times == 1 {
            self.lighten(out);
        } else {
            self.end_step_for_pain(&spots, out);
        }
    }

    /// How much it hurts, told after the fact: the same thresholds, without counting again.
    pub(super) fn learn_pain_level(&mut self, level: u8, out: &mut Out) {
        if self.too_much(level) {
            self.let_go("pain.let-go", "coach-release", out);
            self.end_touch(level, out);
        }
    }

    fn too_much(&self, level: u8) -> bool {
        let rise = self.setup.gate.pain_before.saturating_add(self.limits.pain_rise);
        level >= rise || level >= self.limits.pain_before
    }

    fn sore_spots(&self, breast: Option<Breast>, quadrant: Option<Quadrant>) -> Vec<Spot> {
        let here = self.spots_under_hands();
        let told = |spot: &Spot| {
            breast.is_none_or(|breast| breast == spot.breast)
                && quadrant.is_none_or(|quadrant| quadrant == spot.quadrant)
        };
        if breast.is_none() && quadrant.is_none() {
            return here;
        }
        let matching: Vec<Spot> = here.into_iter().filter(|spot| told(spot)).collect();
        if matching.is_empty() || breast.is_some() { Spot::all().filter(told).collect() } else { matching }
    }

    fn lighten(&mut self, out: &mut Out) {
        self.pain.light = true;
        let mut cue = self.word(CueKind::Lighten, "pain.first", "coach-lighten");
        (cue.side, cue.quadrant, cue.pressure) = (self.current.side, self.current.quadrant, 1);
        self.give(cue, out);
        if self.act().touches() && self.paused_at.is_none() {
            self.cue_place(out);
        }
    }

    fn end_step_for_pain(&mut self, spots: &[Spot], out: &mut Out) {
        self.pain.light = true;
        for spot in spots {
            self.pain.closed[spot.index()] = true;
        }
        self.give(self.word(CueKind::Rest, "pain.again", "coach-rest-pain"), out);
        self.leave_touch(out);
    }

    fn end_touch(&mut self, level: u8, out: &mut Out) {
        if !self.pain.touch_over {
            self.pain.touch_over = true;
            self.give(self.word(CueKind::Stop, "pain.rise", "coach-stop-pain"), out);
        }
        if level >= self.limits.pain_call && !self.pain.called {
            self.pain.called = true;
            self.give(self.word(CueKind::Call, "pain.strong", "coach-call-pain"), out);
        }
        self.leave_touch(out);
    }

    /// Goes on without hands: a touching step ends, a pumping step goes on quietly.
    fn leave_touch(&mut self, out: &mut Out) {
        if self.paused_at.is_some() {
            self.pain.leave_after_break = true;
        } else if self.act().touches() {
            self.go_on(out);
        } else if self.act() == Act::Express {
            self.pain.quiet_step = Some(self.course.step);
        }
    }

    /// After a break: leaves the step if pain in the break asked for it.
    pub(super) fn leave_if_asked(&mut self, out: &mut Out) -> bool {
        let asked = std::mem::take(&mut self.pain.leave_after_break);
        if asked {
            self.leave_touch(out);
        }
        asked
    }
}
