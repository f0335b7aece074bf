//! The monitor: each limit written once more, from its sentence and not from the coach's code.
//! It sees what a person sees, events and cues, and panics at the first breach with the limit's name.

use domain::care::{Access, Gate};
use domain::flow::Flow;
use domain::place::{Breast, Spot};
use domain::protocol::{Protocol, Purpose};
use domain::session::{Event, Happening};

use super::super::{Coach, Cue, CueKind};
use crate::care::Limits;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Monitor {
    limits: Limits,
    purpose: Purpose,
    relief_says: Vec<String>,
    access: [Access; 2],
    pain_before: u8,
    last_ms: u64,
    /// Until when each breast sprays: for ever when a scale told it.
    spray: [Option<u64>; 2],
    /// What is known of each breast, and since when.
    known: [Option<(Flow, u64)>; 2],
    held: Option<(Spot, u64)>,
    released_ms: Option<u64>,
    must_release: bool,
    pains: u32,
    touch_over: bool,
    closed: [bool; 8],
    quiet_steps: Vec<usize>,
    pump_seen: bool,
    massaging_since: Option<u64>,
    massage_ms: u64,
    paused_at: Option<u64>,
    user_ends: bool,
    user_moved_ms: Option<u64>,
}

impl Monitor {
    pub(super) fn new(limits: Limits, protocol: &Protocol, gate: &Gate) -> Monitor {
        Monitor {
            limits,
            purpose: protocol.purpose,
            relief_says: ["coach-sweep", "coach-nodes"].map(str::to_owned).to_vec(),
            access: [gate.left, gate.right],
            pain_before: gate.pain_before,
            last_ms: 0,
            spray: [None; 2],
            known: [None; 2],
            held: None,
            released_ms: None,
            must_release: false,
            pains: 0,
            touch_over: gate.pain_before >= 4,
            closed: [false; 8],
            quiet_steps: Vec::new(),
            pump_seen: false,
            massaging_since: None,
            massage_ms: 0,
            paused_at: None,
            user_ends: false,
            user_moved_ms: None,
        }
    }

    /// Time has come to `now`; holds and sessions that should be over are.
    pub(super) fn time(&mut self, now: u64, ended: bool) {
        if let Some((_, since)) = self.held {
            assert!(now <= since + self.limits.hold_ms, "hold: longer than the longest hold");
        }
        assert!(ended || now < self.limits.hard_end_ms, "hard end: still running");
        self.fade(now);
    }

    fn fade(&mut self, now: u64) {
        for index in 0..2 {
            if self.paused_at.is_some() {
                continue;
            }
            if self.spray[index].is_some_and(|until| until <= now) {
                self.spray[index] = None;
                self.known[index] = None;
            }
            let told_long_ago =
                |(flow, at): (Flow, u64)| matches!(flow, Flow::Slow | Flow::Drip) && now >= at + self.limits.letdown_ms;
            if self.known[index].is_some_and(told_long_ago) {
                self.known[index] = None;
            }
        }
    }

    pub(super) fn event(&mut self, event: &Event, coach: &Coach) {
        let at = event.at_ms;
        self.stop_massage_clock(at);
        match &event.what {
            Happening::Letdown => self.letdown(at),
            Happening::Flow { state, side } => {
                for breast in Breast::ALL.into_iter().filter(|breast| side.includes(*breast)) {
                    let index = breast.index();
                    self.spray[index] = (*state == Flow::Spray).then_some(u64::MAX);
                    let still = self.known[index].filter(|(was, _)| *was == Flow::Stop && *state == Flow::Stop);
                    let since = still.map_or(at, |(_, since)| since);
                    self.known[index] = Some((*state, since));
                }
                self.must_release |= self.held_sprays();
            }
            Happening::Pain { breast, quadrant, level } => self.pain(*breast, *quadrant, *level, coach),
            Happening::PainLevel(level) => self.pain_level(*level),
            Happening::Pause => self.paused_at = self.paused_at.or(Some(at)),
            Happening::Resume | Happening::PumpOn | Happening::Next | Happening::Skip => self.resume(at),
            Happening::Finish | Happening::Stop => {
                self.resume(at);
                self.user_ends = true;
            }
        }
        if matches!(event.what, Happening::Next | Happening::Skip) {
            self.user_moved_ms = Some(at);
        }
        if matches!(event.what, Happening::PumpOn) {
            self.pump_seen = true;
        }
    }

    fn letdown(&mut self, at: u64) {
        for index in 0..2 {
            if self.spray[index] != Some(u64::MAX) {
                self.spray[index] = Some(at + self.limits.letdown_ms);
                self.known[index] = Some((Flow::Spray, at));
            }
        }
        self.must_release |= self.held.is_some();
    }

    fn held_sprays(&self) -> bool {
        self.held.is_some_and(|(spot, _)| self.spray[spot.breast.index()].is_some())
    }

    fn resume(&mut self, at: u64) {
        let Some(since) = self.paused_at.take() else {
            return;
        };
        for (spray, known) in self.spray.iter_mut().zip(&mut self.known) {
            let Some((_, told)) = known else { continue };
            let stood_still = at - (*told).max(since);
            *told += stood_still;
            *spray = spray.map(|until| until.saturating_add(stood_still));
        }
    }

    fn pain(
        &mut self,
        breast: Option<Breast>,
        quadrant: Option<domain::place::Quadrant>,
        level: Option<u8>,
        coach: &Coach,
    ) {
        self.pains += 1;
        self.must_release |= self.held.is_some();
        if self.pains > 1 {
            self.quiet_steps.push(coach.course.step);
            if let (Some(breast), Some(quadrant)) = (breast, quadrant) {
                self.closed[Spot { breast, quadrant }.index()] = true;
            }
        }
        if let Some(level) = level {
            self.pain_level(level);
        }
    }

    fn pain_level(&mut self, level: u8) {
        if level >= self.pain_before + 2 {
            self.touch_over = true;
            self.must_release |= self.held.is_some();
        }
    }

    /// All cues that answer an event have come.
    pub(super) fn answered(&mut self, at: u64, running: bool) {
        if running {
            assert!(!self.must_release, "an event that asks to let go was not answered at once, at {at}");
        }
    }

    pub(super) fn cue(&mut self, cue: &Cue) {
        assert!(cue.at_ms >= self.last_ms, "time: cues go back");
        assert!(cue.until_ms >= cue.at_ms, "time: a cue ends before it begins: {cue:?}");
        self.last_ms = cue.at_ms;
        self.fade(cue.at_ms);
        if cue.kind.holds() {
            self.stop_massage_clock(cue.at_ms);
        }
        match cue.kind {
            CueKind::PumpOn => self.pump_seen = true,
            CueKind::Release => self.release(cue),
            CueKind::WrapUp => self.wrap_up(cue),
            kind if kind.touches() => self.touch(cue),
            _ => {}
        }
    }

    fn stop_massage_clock(&mut self, at: u64) {
        if let Some(since) = self.massaging_since.take() {
            self.massage_ms += at - since;
            assert!(self.massage_ms <= self.limits.before_pump_ms, "massage before the pump: too long");
        }
    }

    fn touch(&mut self, cue: &Cue) {
        assert!(cue.pressure <= 2, "pressure: above 2 of 5");
        assert!(self.pains == 0 || cue.pressure <= 1, "pain: not lighter afterwards");
        assert!(!self.touch_over, "pain: touch goes on after strong pain");
        assert!(self.paused_at.is_none(), "pause: touch goes on");
        assert!(
            cue.until_ms <= self.limits.hard_end_ms && cue.at_ms < self.limits.hard_end_ms,
            "hard end: touch beyond it"
        );
        assert!(!self.quiet_steps.contains(&cue.step), "pain again: the step goes on");
        let sides = Breast::ALL.into_iter().filter(|breast| cue.side.includes(*breast));
        for breast in sides {
            assert!(self.access[breast.index()] != Access::Blocked, "gate: a blocked breast is touched");
            let hit = Spot::all().find(|spot| {
                spot.breast == breast && cue.quadrant.is_none_or(|q| q == spot.quadrant) && self.closed[spot.index()]
            });
            assert!(hit.is_none(), "pain again: the place is touched");
        }
        self.purpose_fits(cue);
        if cue.kind == CueKind::Compress {
            self.compress(cue);
        }
        if cue.kind.massages() && !self.pump_seen {
            self.massaging_since = Some(cue.at_ms);
        }
    }

    fn purpose_fits(&self, cue: &Cue) {
        let relief = self.relief_says.contains(&cue.say);
        match self.purpose {
            Purpose::NoTouch => panic!("no touch: a breast is touched"),
            Purpose::Relief => assert!(
                cue.pressure <= 1 && !matches!(cue.kind, CueKind::Circle | CueKind::Compress),
                "relief: not feather-light"
            ),
            Purpose::Flow => assert!(!relief, "relief and flow in one session"),
        }
    }

    fn compress(&mut self, cue: &Cue) {
        assert!(self.held.is_none(), "hold: a second place while one is held");
        assert!(cue.until_ms - cue.at_ms <= self.limits.hold_ms, "hold: longer than the longest hold");
        assert!(cue.at_ms <= self.limits.soft_end_ms, "soft end: a compression after it");
        assert!(self.released_ms.is_none_or(|at| cue.at_ms >= at + self.limits.rest_ms), "rest: too short");
        let (breast, quadrant) = match (cue.side, cue.quadrant) {
            (domain::place::Side::Left, Some(quadrant)) => (Breast::Left, quadrant),
            (domain::place::Side::Right, Some(quadrant)) => (Breast::Right, quadrant),
            other => panic!("a compression names one spot, not {other:?}"),
        };
        assert!(self.spray[breast.index()].is_none(), "spray: a compression while milk sprays");
        self.held = Some((Spot { breast, quadrant }, cue.at_ms));
    }

    fn release(&mut self, cue: &Cue) {
        let (_, since) = self.held.take().unwrap_or_else(|| panic!("release: nothing was held"));
        assert!(cue.at_ms - since <= self.limits.hold_ms, "hold: longer than the longest hold");
        self.must_release = false;
        self.released_ms = Some(cue.at_ms);
    }

    fn wrap_up(&mut self, cue: &Cue) {
        // What follows a finish (washing the parts) belongs to it.
        let by_user = self.user_ends || self.user_moved_ms == Some(cue.at_ms);
        if by_user || cue.at_ms >= self.limits.hard_end_ms {
            self.user_ends = true;
            return;
        }
        let known: Vec<(Flow, u64)> = self.known.iter().flatten().copied().collect();
        let all_stopped = known.iter().all(|(flow, _)| *flow == Flow::Stop);
        assert!(
            all_stopped,
            "late letdown: an end is suggested while milk comes: {cue:?} {:?} {:?}",
            self.known, self.spray
        );
        let since = known.iter().map(|(_, since)| *since).max();
        assert!(
            since.is_none_or(|since| cue.at_ms >= since + self.limits.dry_ms),
            "late letdown: an end is suggested too soon"
        );
        self.user_ends = true;
    }
}
