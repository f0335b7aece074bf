//! The guard: the last hand every cue goes through. It clamps or drops what a limit forbids.
//! It trusts nobody: it follows events by itself and never looks into the coach's state.

use domain::care::{Access, Gate};
use domain::flow::Flow;
use domain::place::{Breast, Side};
use domain::protocol::Purpose;
use domain::session::{Event, Happening};

use super::limits::Limits;
use crate::coach::cue::{Cue, CueKind};

/// What the guard remembers of a session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Guard {
    limits: Limits,
    purpose: Purpose,
    access: [Access; 2],
    pain_before: u8,
    /// Until when each breast is taken to spray; `u64::MAX` when a scale said so and has not said otherwise.
    spray_until: [u64; 2],
    /// When that was told; moved on by breaks.
    spray_since: [u64; 2],
    pump_seen: bool,
    massage_since: Option<u64>,
    massage_ms: u64,
    last_release_ms: Option<u64>,
    touch_over: bool,
    /// How often something had to be clamped or dropped. Zero for every shipped protocol.
    pub interventions: u32,
}

impl Guard {
    /// A guard for one session.
    #[must_use]
    pub fn new(limits: Limits, purpose: Purpose, gate: &Gate) -> Guard {
        Guard {
            limits,
            purpose,
            access: [gate.left, gate.right],
            pain_before: gate.pain_before,
            spray_until: [0; 2],
            spray_since: [0; 2],
            pump_seen: false,
            massage_since: None,
            massage_ms: 0,
            last_release_ms: None,
            touch_over: gate.pain_before >= limits.pain_before,
            interventions: 0,
        }
    }

    /// Sees what happened before the coach answers it.
    pub fn notice(&mut self, event: &Event) {
        match event.what {
            Happening::Letdown => {
                // A scale's word stands until the scale says otherwise; a tap adds its own span.
                self.spray_until = self.spray_until.map(|until| until.max(event.at_ms + self.limits.letdown_ms));
                self.spray_since = [event.at_ms; 2];
            }
            Happening::Flow { state, side } => self.notice_flow(state, side),
            Happening::Pain { level: Some(level), .. } | Happening::PainLevel(level) => {
                let rise = self.pain_before.saturating_add(self.limits.pain_rise);
                self.touch_over |= level >= rise || level >= self.limits.pain_before;
            }
            Happening::Stop => self.touch_over = true,
            Happening::Pause | Happening::Resume if event.at_ms > 0 => self.count_massage(event.at_ms),
            Happening::PumpOn => self.pump_starts(event.at_ms),
            _ => {}
        }
    }

    fn notice_flow(&mut self, state: Flow, side: Side) {
        for breast in Breast::ALL {
            if side.includes(breast) {
                self.spray_until[breast.index()] = if state == Flow::Spray { u64::MAX } else { 0 };
            }
        }
    }

    /// After a break, in which a tapped letdown does not run on.
    pub fn shift(&mut self, paused_at: u64, now: u64) {
        for (until, since) in self.spray_until.iter_mut().zip(&mut self.spray_since) {
            let by = now - (*since).max(paused_at);
            *since += by;
            *until = until.saturating_add(by);
        }
    }

    /// Lets a cue through, clamps it, or drops it.
    pub fn pass(&mut self, mut cue: Cue) -> Option<Cue> {
        self.count_massage(cue.at_ms);
        if cue.kind == CueKind::PumpOn {
            self.pump_starts(cue.at_ms);
        }
        if cue.kind == CueKind::Release {
            self.last_release_ms = Some(cue.at_ms);
        }
        if !cue.kind.touches() {
            return Some(cue);
        }
        if !self.may_touch(&cue) {
            self.interventions += 1;
            return None;
        }
        self.clamp(&mut cue);
        if cue.kind.massages() && !self.pump_seen {
            self.massage_since = Some(cue.at_ms);
        }
        Some(cue)
    }

    /// When massage before the pump must end, if it is going on now.
    #[must_use]
    pub fn massage_ends_ms(&self) -> Option<u64> {
        let since = self.massage_since.filter(|_| !self.pump_seen)?;
        Some(since + self.limits.before_pump_ms.saturating_sub(self.massage_ms))
    }

    /// Until when a touch that begins at `at_ms` may last as far as the limit on massage before the pump goes.
    #[must_use]
    pub fn massage_room(&self, at_ms: u64, massages: bool) -> u64 {
        if self.pump_seen || !massages {
            return u64::MAX;
        }
        let running = self.massage_since.map_or(0, |since| at_ms.saturating_sub(since));
        at_ms + self.limits.before_pump_ms.saturating_sub(self.massage_ms + running)
    }

    fn pump_starts(&mut self, at_ms: u64) {
        self.count_massage(at_ms);
        self.pump_seen = true;
    }

    fn count_massage(&mut self, at_ms: u64) {
        if let Some(since) = self.massage_since.take() {
            self.massage_ms += at_ms.saturating_sub(since);
        }
    }

    fn may_touch(&self, cue: &Cue) -> bool {
        let sides = Breast::ALL.into_iter().filter(|breast| cue.side.includes(*breast));
        let open = !self.touch_over
            && cue.side != Side::None
            && cue.at_ms < self.limits.hard_end_ms
            && sides.clone().all(|breast| allowed(self.purpose, self.access[breast.index()], cue.kind));
        let in_time = !cue.kind.massages() || self.pump_seen || self.massage_ms < self.limits.before_pump_ms;
        let calm = cue.kind != CueKind::Compress || self.may_compress(cue, sides);
        open && in_time && calm
    }

    fn may_compress(&self, cue: &Cue, mut sides: impl Iterator<Item = Breast>) -> bool {
        let rested = self.last_release_ms.is_none_or(|at| cue.at_ms >= at + self.limits.rest_ms);
        rested && sides.all(|breast| cue.at_ms >= self.spray_until[breast.index()])
    }

    fn clamp(&mut self, cue: &mut Cue) {
        let light = self.purpose == Purpose::Relief
            || Breast::ALL.iter().any(|b| cue.side.includes(*b) && self.access[b.index()] < Access::Clear);
        let cap = if light { 1 } else { self.limits.pressure };
        let mut until = self.limits.hard_end_ms;
        if cue.kind == CueKind::Compress {
            until = until.min(cue.at_ms + self.limits.hold_ms);
        }
        if cue.kind.massages() && !self.pump_seen {
            until = until.min(cue.at_ms + self.limits.before_pump_ms.saturating_sub(self.massage_ms));
        }
        if cue.pressure > cap || cue.until_ms > until {
            self.interventions += 1;
            cue.pressure = cue.pressure.min(cap);
            cue.until_ms = cue.until_ms.min(until);
        }
    }
}

/// Whether hands may do `kind` on a breast with this access, in a routine with this purpose.
#[must_use]
pub fn allowed(purpose: Purpose, access: Access, kind: CueKind) -> bool {
    match (purpose, kind) {
        (_, kind) if !kind.touches() => true,
        (Purpose::NoTouch, _) | (Purpose::Relief, CueKind::Circle | CueKind::Compress) => false,
        (Purpose::Relief, _) => access >= Access::ReliefOnly,
        (Purpose::Flow, CueKind::Stroke) => access >= Access::StrokesOnly,
        (Purpose::Flow, _) => access >= Access::Light,
    }
}
