//! How a session ends: when an end may be suggested, the soft end, the hard end, and the waiting in between.
//! Not the way there: that is the course.

use domain::protocol::Act;

use super::cue::CueKind;
use super::view::Ended;
use super::{Coach, Out};

impl Coach {
    pub(super) fn linger(&mut self, why: &str, say: &str, out: &mut Out) {
        self.course.lingering = true;
        self.give(self.word(CueKind::Rest, why, say), out);
    }

    /// Whether nothing but the end comes after this step.
    pub(super) fn ends_next(&self) -> bool {
        if self.act() == Act::WrapUp || self.act() == Act::Clean {
            return false;
        }
        let later = self.setup.protocol.steps.get(self.course.step + 1..).unwrap_or_default();
        let next = later.iter().find(|step| self.has_something_to_do(step));
        next.is_none_or(|step| step.act == Act::WrapUp)
    }

    /// From when an end may be suggested: at once when nothing is known, never while milk comes,
    /// and three minutes after it stopped (late letdowns: `content/evidence/letdown.md`).
    pub(super) fn may_end_at(&self) -> Option<u64> {
        match self.milk.stopped_since() {
            Some(since) => Some((since + self.limits.dry_ms).max(self.now)),
            None => (!self.milk.comes()).then_some(self.now),
        }
    }

    pub(super) fn end_soft(&mut self, out: &mut Out) {
        self.course.soft_ended = true;
        self.let_go("limit.soft-end", "coach-release", out);
        let wrap_up = self.wrap_up_step();
        if self.course.step >= wrap_up {
            return;
        }
        if self.may_end_at().is_some_and(|at| at <= self.now) {
            self.enter(wrap_up, out);
        } else {
            self.linger("limit.soft-end", "coach-soft-end", out);
        }
    }

    /// The step that begins the end; one past the last when a protocol has none.
    pub(super) fn wrap_up_step(&self) -> usize {
        let steps = &self.setup.protocol.steps;
        steps.iter().position(|step| step.act == Act::WrapUp).unwrap_or(steps.len())
    }

    pub(super) fn end_hard(&mut self, out: &mut Out) {
        self.let_go("limit.hard-end", "coach-release", out);
        self.switch_pump_off("limit.hard-end", out);
        self.give(self.word(CueKind::WrapUp, "limit.hard-end", "coach-hard-end"), out);
        self.end(Ended::TimeLimit);
    }
}
