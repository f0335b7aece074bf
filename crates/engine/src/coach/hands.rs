//! Compress and release while the pump runs: press when milk slows, hold while it flows, let go when it stops.
//! Not massage between pumping: that is a step with places.

use domain::flow::Flow;
use domain::place::{Breast, Side, Spot};
use domain::protocol::{Act, Hands as Task, Release};

use super::cue::{Cue, CueKind};
use super::{Coach, Out};

/// What the hands do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Hand {
    /// Nothing, since when.
    Rests { since: u64 },
    /// They press a spot, at the longest until.
    Holds { spot: Spot, until: u64 },
}

/// The hands' memory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Hands {
    pub(super) now: Hand,
    /// The count of presses after which each spot was last pressed; 0 when it was not.
    turn: [u32; 8],
    turns: u32,
    firm: [bool; 8],
}

impl Hands {
    pub(super) fn new(firm: &[Spot]) -> Hands {
        let mut flags = [false; 8];
        for spot in firm {
            flags[spot.index()] = true;
        }
        Hands { now: Hand::Rests { since: 0 }, turn: [0; 8], turns: 0, firm: flags }
    }

    /// Puts a spot at the end of the row.
    fn used(&mut self, spot: Spot) {
        self.turns += 1;
        self.turn[spot.index()] = self.turns;
    }

    /// Whether a spot has been pressed in this session.
    pub(super) fn was_pressed(&self, spot: Spot) -> bool {
        self.turn[spot.index()] > 0
    }

    pub(super) fn shift(&mut self, by: u64) {
        self.now = match self.now {
            Hand::Rests { since } => Hand::Rests { since: since + by },
            Hand::Holds { spot, until } => Hand::Holds { spot, until: until + by },
        };
    }
}

impl Coach {
    /// When the hands next do something of themselves.
    pub(super) fn hands_due(&self) -> Option<u64> {
        match self.hands.now {
            Hand::Holds { until, .. } => Some(until),
            Hand::Rests { since } => self.next_spot(since).map(|(_, ready)| ready.max(self.now)),
        }
    }

    /// Lets go, or presses the next place, when its time has come.
    pub(super) fn move_hands(&mut self, out: &mut Out) {
        match self.hands.now {
            Hand::Holds { until, .. } if until <= self.now => self.let_go("hold.long-enough", "coach-release", out),
            Hand::Holds { .. } => {}
            Hand::Rests { since } => {
                if let Some((spot, ready)) = self.next_spot(since)
                    && ready <= self.now
                {
                    self.press(spot, out);
                }
            }
        }
    }

    /// After milk changed: let go of a breast that sprays, or that has stopped.
    pub(super) fn answer_milk(&mut self, out: &mut Out) {
        if let Hand::Holds { spot, .. } = self.hands.now {
            let stopped = self.milk.state(spot.breast) == Some(Flow::Stop);
            if self.milk.sprays(spot.breast) {
                self.let_go("flow.spray", "coach-release-flowing", out);
            } else if stopped && self.setup.protocol.release == Release::Stop {
                self.let_go("flow.stop", "coach-release-stopped", out);
            }
        }
    }

    /// Lets go, if anything is held.
    pub(super) fn let_go(&mut self, why: &str, say: &str, out: &mut Out) {
        if let Hand::Holds { spot, .. } = self.hands.now {
            self.hands.now = Hand::Rests { since: self.now };
            let mut cue = self.word(CueKind::Release, why, say);
            (cue.side, cue.quadrant) = (spot.breast.into(), Some(spot.quadrant));
            self.give(cue, out);
        }
    }

    /// "Next" while pumping: this place has had its turn.
    pub(super) fn pass_spot(&mut self, out: &mut Out) {
        if let Hand::Holds { .. } = self.hands.now {
            self.let_go("user.next", "coach-release", out);
        } else if let Hand::Rests { since } = self.hands.now
            && let Some((spot, _)) = self.next_spot(since)
        {
            self.hands.used(spot);
        }
    }

    fn press(&mut self, spot: Spot, out: &mut Out) {
        let slow = self.milk.state(spot.breast) == Some(Flow::Slow);
        let own = if slow { self.limits.hold_ms } else { u64::from(self.setup.protocol.hold_s) * 1000 };
        let until = (self.now + own.min(self.limits.hold_ms)).min(self.limits.hard_end_ms);
        self.hands.used(spot);
        self.hands.now = Hand::Holds { spot, until };
        let step = &self.setup.protocol.steps[self.course.step];
        let cue = Cue {
            side: spot.breast.into(),
            quadrant: Some(spot.quadrant),
            pressure: self.pressure_on(spot.breast.into(), step.pressure.max(1)),
            until_ms: until,
            ..self.word(
                CueKind::Compress,
                if slow { "flow.slow" } else { "flow.rhythm" },
                if slow { "coach-compress-slow" } else { "coach-compress" },
            )
        };
        self.give(cue, out);
    }

    /// Whether this is a time for compressions at all.
    fn pressing_time(&self) -> bool {
        let step = &self.setup.protocol.steps[self.course.step];
        step.act == Act::Express
            && step.hands == Task::Compress
            && self.pain.quiet_step != Some(self.course.step)
            && !self.course.soft_ended
    }

    /// Which spot comes next, and from when it may be pressed.
    fn next_spot(&self, since: u64) -> Option<(Spot, u64)> {
        if !self.pressing_time() {
            return None;
        }
        Spot::all()
            .filter(|spot| !self.pain.closed[spot.index()] && self.may_touch(spot.breast, CueKind::Compress))
            .filter_map(|spot| Some((spot, since + self.rest_before(spot.breast)?)))
            .min_by_key(|(spot, ready)| {
                (*ready, self.hands.turn[spot.index()], !self.hands.firm[spot.index()], self.place_in_order(*spot))
            })
    }

    /// How long hands rest before a breast; `None` while it must not be pressed.
    fn rest_before(&self, breast: Breast) -> Option<u64> {
        if self.milk.sprays(breast) {
            return None;
        }
        let own = u64::from(self.setup.protocol.rest_s) * 1000;
        match self.milk.state(breast) {
            Some(Flow::Slow) => Some(self.limits.rest_ms),
            None | Some(Flow::Stop) => Some(own.max(self.limits.rest_ms)),
            Some(Flow::Spray | Flow::Drip) => None,
        }
    }

    fn place_in_order(&self, spot: Spot) -> (usize, usize) {
        let protocol = &self.setup.protocol;
        let round = protocol.order.iter().position(|quadrant| *quadrant == spot.quadrant).unwrap_or_default();
        (usize::from(spot.breast != protocol.first), round)
    }

    /// The spots hands are on now.
    pub(super) fn spots_under_hands(&self) -> Vec<Spot> {
        match self.hands.now {
            Hand::Holds { spot, .. } => vec![spot],
            Hand::Rests { .. } if self.act().touches() => {
                let place = self.course.place().filter(|place| place.side != Side::None);
                place.map(|place| place.spots().collect()).unwrap_or_default()
            }
            Hand::Rests { .. } => Vec::new(),
        }
    }
}
