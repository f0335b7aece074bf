//! What each tap or report changes.
//! Not the passing of time: that is the course.

use domain::flow::Flow;
use domain::place::Side;
use domain::protocol::{Act, Until};
use domain::session::Happening;

use super::cue::{Cue, CueKind};
use super::view::Ended;
use super::{Coach, Out};

impl Coach {
    pub(super) fn happen(&mut self, what: &Happening, out: &mut Out) {
        match what {
            Happening::Letdown => {
                self.milk.letdown(self.now, self.limits.letdown_ms);
                self.milk_changed(out);
            }
            Happening::Flow { state, side } => self.flow_told(*state, *side, out),
            Happening::Pain { breast, quadrant, level } => self.feel_pain(*breast, *quadrant, *level, out),
            Happening::PainLevel(level) => self.learn_pain_level(*level, out),
            Happening::Pause => self.pause(out),
            Happening::Resume => self.resume(out),
            Happening::Finish => self.finish(out),
            Happening::Stop => self.stop(out),
            Happening::PumpOn | Happening::Next | Happening::Skip if self.paused_at.is_some() => {
                self.resume(out);
                self.move_on(what, out);
            }
            Happening::PumpOn | Happening::Next | Happening::Skip => self.move_on(what, out),
        }
    }

    fn move_on(&mut self, what: &Happening, out: &mut Out) {
        if self.ended.is_some() {
            return;
        }
        match what {
            Happening::PumpOn => self.pump_told_on(out),
            Happening::Next if self.act() == Act::Express && !self.course.lingering => self.pass_spot(out),
            Happening::Next if !self.course.lingering => self.next_place(out),
            _ => self.enter(self.course.step + 1, out),
        }
    }

    fn flow_told(&mut self, state: Flow, side: Side, out: &mut Out) {
        if side != Side::None {
            self.milk.tell(self.now, state, side, self.limits.letdown_ms);
            self.milk_changed(out);
        }
    }

    /// Milk that flows needs the pump: massage makes way for it.
    fn milk_changed(&mut self, out: &mut Out) {
        self.answer_milk(out);
        if self.paused_at.is_some() || !self.milk.comes() {
            return;
        }
        let waits_for_milk = match self.act() {
            Act::Stimulate => self.steps_until(self.course.step) == Until::Flow,
            Act::Settle | Act::Wash | Act::Check | Act::Stroke | Act::Circle => true,
            _ => false,
        };
        if waits_for_milk && let Some(express) = self.next_express() {
            self.enter(express, out);
        }
    }

    fn steps_until(&self, step: usize) -> Until {
        self.setup.protocol.steps.get(step).map_or(Until::Time, |step| step.until)
    }

    fn next_express(&self) -> Option<usize> {
        let steps = &self.setup.protocol.steps;
        (self.course.step..steps.len())
            .find(|index| steps[*index].act == Act::Express && self.has_something_to_do(&steps[*index]))
    }

    /// She says the pump runs: the plan comes to where it runs, or its time counts from here.
    fn pump_told_on(&mut self, out: &mut Out) {
        let first_told = !self.course.pump_told;
        self.course.pump_told = true;
        if self.course.pump_on {
            if first_told && self.act() == Act::Stimulate {
                self.course.began = self.now;
                self.course.place_began = self.now;
            }
            return;
        }
        let steps = &self.setup.protocol.steps;
        let pump_step = (self.course.step..steps.len())
            .find(|index| steps[*index].act.pumps() && self.has_something_to_do(&steps[*index]));
        if let Some(step) = pump_step {
            self.enter(step, out);
        }
    }

    fn pause(&mut self, out: &mut Out) {
        if self.paused_at.is_none() {
            self.let_go("user.pause", "coach-release", out);
            self.paused_at = Some(self.now);
            self.give(self.word(CueKind::Rest, "user.pause", "coach-paused"), out);
        }
    }

    fn resume(&mut self, out: &mut Out) {
        let Some(since) = self.paused_at.take() else {
            return;
        };
        let by = self.now - since;
        self.course.shift(by);
        self.hands.shift(by);
        self.milk.shift(since, self.now);
        self.guard.shift(since, self.now);
        if !self.course.soft_ended && self.now >= self.limits.soft_end_ms {
            // The break went past the end: nothing new begins, the soft end is due at once.
            return;
        }
        let touched = self.act().touches();
        if self.leave_if_asked(out) && (touched || self.ended.is_some()) {
            return;
        }
        if self.act() == Act::Stimulate && !self.course.lingering {
            let cue = Cue {
                until_ms: self.planned_end().max(self.now),
                side: Side::Both,
                ..self.word(CueKind::Rest, "user.resume", "coach-stimulate-on")
            };
            self.give(cue, out);
        } else {
            self.cue_place(out);
        }
        self.milk_changed(out);
    }

    fn finish(&mut self, out: &mut Out) {
        let wrap_up = self.wrap_up_step();
        self.paused_at = None;
        if self.course.step < wrap_up {
            self.let_go("user.finish", "coach-release", out);
            self.enter(wrap_up, out);
        } else {
            self.switch_pump_off("user.finish", out);
            self.end(Ended::Finished);
        }
    }

    fn stop(&mut self, out: &mut Out) {
        self.let_go("user.stop", "coach-release", out);
        self.switch_pump_off("user.stop", out);
        self.give(self.word(CueKind::Stop, "user.stop", "coach-stop"), out);
        self.end(Ended::Stopped);
    }
}
