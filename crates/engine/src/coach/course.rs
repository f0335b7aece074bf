//! The course of a session: which step and place she is in, when each is over, and the session's two ends.
//! Not what hands do inside a pumping step (`hands`), nor what taps change (`happenings`).

use domain::place::Side;
use domain::protocol::{Act, Step, Until};

use super::cue::{Cue, CueKind};
use super::places::{Place, kind_of, named};
use super::view::Ended;
use super::{Coach, Out};

/// Where she is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Course {
    /// The step, by its place in the protocol; one past the last when all is done.
    pub(super) step: usize,
    /// When the step began; moved on by breaks.
    pub(super) began: u64,
    /// The open places of the step, in order.
    pub(super) places: Vec<Place>,
    /// Which of them is now.
    pub(super) at: usize,
    /// When that place began; moved on by breaks.
    pub(super) place_began: u64,
    /// How long each place lasts.
    pub(super) place_ms: u64,
    pub(super) pump_on_at: Option<u64>,
    pub(super) pump_on: bool,
    pub(super) pump_told: bool,
    pub(super) soft_ended: bool,
    /// The step has had its time, and waits until an end may be suggested.
    pub(super) lingering: bool,
    encouraged: bool,
}

impl Course {
    pub(super) fn new() -> Course {
        Course {
            step: 0,
            began: 0,
            places: Vec::new(),
            at: 0,
            place_began: 0,
            place_ms: 0,
            pump_on_at: None,
            pump_on: false,
            pump_told: false,
            soft_ended: false,
            lingering: false,
            encouraged: false,
        }
    }

    pub(super) fn place(&self) -> Option<Place> {
        self.places.get(self.at).copied()
    }

    pub(super) fn shift(&mut self, by: u64) {
        self.began += by;
        self.place_began += by;
        self.pump_on_at = self.pump_on_at.map(|at| at + by);
    }
}

impl Coach {
    pub(super) fn act(&self) -> Act {
        self.setup.protocol.steps.get(self.course.step).map_or(Act::WrapUp, |step| step.act)
    }

    /// The next moment at which something happens of itself.
    pub(super) fn next_due(&self) -> Option<u64> {
        if self.ended.is_some() {
            return None;
        }
        let hard = Some(self.limits.hard_end_ms.max(self.now));
        if self.paused_at.is_some() {
            return hard;
        }
        let soft = (!self.course.soft_ended).then_some(self.limits.soft_end_ms);
        let dues =
            [hard, soft, self.milk.fades_at(), self.step_due(), self.place_due(), self.hands_due(), self.late_due()];
        dues.into_iter().flatten().min().map(|due| due.max(self.now))
    }

    /// Does the one most important thing that is due now.
    pub(super) fn fall_due(&mut self, out: &mut Out) {
        let is_due = |due: Option<u64>| due.is_some_and(|due| due <= self.now);
        if is_due(Some(self.limits.hard_end_ms)) {
            self.end_hard(out);
        } else if is_due(self.milk.fades_at()) {
            self.milk.fade(self.now);
        } else if !self.course.soft_ended && is_due(Some(self.limits.soft_end_ms)) {
            self.end_soft(out);
        } else if is_due(self.step_due()) {
            self.go_on(out);
        } else if is_due(self.place_due()) {
            self.next_place(out);
        } else if is_due(self.late_due()) {
            self.course.encouraged = true;
            self.give(self.word(CueKind::Settle, "late.letdown", "coach-late-letdown"), out);
        } else {
            self.move_hands(out);
        }
    }

    /// Goes on by plan: to the next step, but not to the end before an end may be suggested.
    pub(super) fn go_on(&mut self, out: &mut Out) {
        let wrap_up = self.wrap_up_step();
        let cut_short = self.course.soft_ended && self.course.step < wrap_up;
        let ends = cut_short || self.ends_next();
        if ends && self.may_end_at().is_none_or(|at| at > self.now) {
            self.linger("late.wait", "coach-linger", out);
        } else {
            self.enter(if cut_short { wrap_up } else { self.course.step + 1 }, out);
        }
    }

    /// Goes to a step, or to the first one after it that has something to do.
    pub(super) fn enter(&mut self, step: usize, out: &mut Out) {
        self.let_go("step.over", "coach-release", out);
        let protocol = self.protocol();
        let found = (step..protocol.steps.len()).find(|index| self.has_something_to_do(&protocol.steps[*index]));
        let Some(index) = found else {
            self.course.step = protocol.steps.len();
            self.switch_pump_off("plan.done", out);
            self.end(Ended::Finished);
            return;
        };
        let next = &protocol.steps[index];
        let shares = named(&protocol, next).len().max(1) as u64;
        self.course.step = index;
        self.course.lingering = false;
        self.course.began = self.now;
        self.course.places = self.open_places(next);
        self.course.place_ms = u64::from(next.seconds) * 1000 / shares;
        self.course.at = 0;
        self.course.place_began = self.now;
        self.hands.now = super::hands::Hand::Rests { since: self.now };
        self.open_step(next, out);
    }

    pub(super) fn has_something_to_do(&self, step: &Step) -> bool {
        let allowed_pump = self.setup.gate.pump || !step.act.pumps();
        let late_touch = step.act.touches() && self.course.soft_ended;
        let massage_room = self.guard.massage_room(self.now, step.act.massages()) > self.now;
        let has_places = step.seconds > 0 && !self.open_places(step).is_empty();
        allowed_pump && !late_touch && massage_room && has_places
    }

    fn open_step(&mut self, step: &Step, out: &mut Out) {
        match step.act {
            Act::Stimulate => self.switch_pump_on(&step.say, out),
            Act::Express => {
                if !self.course.pump_on {
                    self.switch_pump_on("coach-pump-on", out);
                }
                self.cue_place(out);
            }
            Act::WrapUp => {
                self.switch_pump_off("plan.wrap-up", out);
                self.cue_place(out);
            }
            _ => self.cue_place(out),
        }
    }

    fn switch_pump_on(&mut self, say: &str, out: &mut Out) {
        let until = if self.act() == Act::Stimulate { self.planned_end() } else { self.now };
        let why = self.plan_rule();
        self.course.pump_on = true;
        self.course.pump_on_at.get_or_insert(self.now);
        let cue = Cue { side: self.pumped_side(), until_ms: until, ..self.word(CueKind::PumpOn, &why, say) };
        self.give(cue, out);
    }

    pub(super) fn switch_pump_off(&mut self, why: &str, out: &mut Out) {
        if self.course.pump_on {
            self.course.pump_on = false;
            let cue = Cue { side: self.pumped_side(), ..self.word(CueKind::PumpOff, why, "coach-pump-off") };
            self.give(cue, out);
        }
    }

    fn pumped_side(&self) -> Side {
        Side::Both
    }

    fn plan_rule(&self) -> String {
        let protocol = &self.setup.protocol;
        let step = protocol.steps.get(self.course.step).map_or("end", |step| step.id.as_str());
        format!("{}.{step}", protocol.id)
    }

    /// Tells her what the place she is in asks for, until it ends as planned.
    pub(super) fn cue_place(&mut self, out: &mut Out) {
        if self.course.lingering {
            return self.linger("late.wait", "coach-linger", out);
        }
        let Some(place) = self.course.place() else {
            return;
        };
        let protocol = self.protocol();
        let step = &protocol.steps[self.course.step];
        let touches = step.act.touches();
        let cue = Cue {
            side: if step.act == Act::Express { self.pumped_side() } else { place.side },
            quadrant: place.quadrant,
            pressure: if touches { self.pressure_on(place.side, step.pressure.max(1)) } else { 0 },
            pace_per_min: if touches { step.pace_per_min } else { 0 },
            until_ms: self.place_end().max(self.now),
            ..self.word(kind_of(step.act), &self.plan_rule(), &step.say)
        };
        self.give(cue, out);
    }

    pub(super) fn next_place(&mut self, out: &mut Out) {
        let protocol = self.protocol();
        let Some(step) = protocol.steps.get(self.course.step) else {
            return;
        };
        loop {
            self.course.at += 1;
            let Some(place) = self.course.place() else {
                return self.enter(self.course.step + 1, out);
            };
            let open = if step.act.touches() { self.open_part(place, kind_of(step.act)) } else { Some(place) };
            if let Some(open) = open {
                self.course.places[self.course.at] = open;
                self.course.place_began = self.now;
                return self.cue_place(out);
            }
        }
    }

    fn place_end(&self) -> u64 {
        let planned = self.course.place_began + self.course.place_ms;
        let planned = if self.act() == Act::Express { self.planned_end() } else { planned };
        let massage = self.guard.massage_room(self.now, self.act().massages());
        planned.min(self.limits.hard_end_ms).min(massage)
    }

    /// When the step ends if only its time ends it.
    pub(super) fn planned_end(&self) -> u64 {
        let left: u64 = self.course.places.len().saturating_sub(self.course.at) as u64 * self.course.place_ms;
        (self.course.place_began + left).min(self.limits.hard_end_ms)
    }

    fn place_due(&self) -> Option<u64> {
        let more = !self.course.lingering && self.course.at + 1 < self.course.places.len();
        more.then(|| self.course.place_began + self.course.place_ms)
    }

    fn step_due(&self) -> Option<u64> {
        let step = self.setup.protocol.steps.get(self.course.step)?;
        if self.course.lingering || (self.course.soft_ended && step.act.pumps()) {
            return self.may_end_at();
        }
        if step.act == Act::Express {
            return self.express_due(step);
        }
        let last = self.course.at + 1 >= self.course.places.len();
        let massage_over = self.guard.massage_ends_ms();
        let own_end = last.then(|| self.planned_end());
        [own_end, massage_over].into_iter().flatten().min()
    }

    /// When a pumping step is over: by its time, but not while milk comes when it goes by flow,
    /// and not into the end before a late letdown had its chance.
    fn express_due(&self, step: &Step) -> Option<u64> {
        let by_flow = step.until == Until::FlowStop;
        let planned = self.planned_end();
        let own = match self.milk.stopped_since() {
            Some(_) if by_flow && self.more_rounds() => self.now,
            Some(_) if by_flow => self.may_end_at()?,
            None if by_flow && self.milk.comes() => return None,
            _ => planned,
        };
        let end_ok = if self.ends_next() { self.may_end_at()? } else { self.now };
        Some(own.max(end_ok))
    }

    /// Whether the hands have another round before the session's end.
    fn more_rounds(&self) -> bool {
        let later = self.setup.protocol.steps.get(self.course.step + 1..).unwrap_or_default();
        later.iter().any(|step| step.act == Act::Express)
    }

    fn late_due(&self) -> Option<u64> {
        let waiting = !self.course.encouraged && self.milk.letdowns.is_empty() && self.act().pumps();
        let calm = matches!(self.hands.now, super::hands::Hand::Rests { .. });
        self.course.pump_on_at.filter(|_| waiting && calm).map(|at| at + self.limits.late_ms)
    }
}
