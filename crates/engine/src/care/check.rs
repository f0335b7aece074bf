//! The check of a protocol before anybody follows it: what breaks a limit is named, with the reason.
//! Not the reading of the file (`wire`), which knows the lines.

use domain::protocol::{Act, Hands, Places, Protocol, Purpose, Step};

use super::limits::LIMITS;

/// One thing in a protocol that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The step, by its place in the protocol; `None` for the protocol as a whole.
    pub step: Option<usize>,
    /// The field that is wrong.
    pub field: &'static str,
    /// The rule's id, and the id of the message that explains it (`rule-<id>`).
    pub rule: &'static str,
    /// What was found, as a number.
    pub found: u64,
    /// The most (or least) that is allowed.
    pub limit: u64,
}

/// All breaches of `protocol`; none when it may be followed.
#[must_use]
pub fn check(protocol: &Protocol) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (index, step) in protocol.steps.iter().enumerate() {
        check_step(protocol, index, step, &mut breaches);
    }
    check_whole(protocol, &mut breaches);
    breaches
}

fn check_step(protocol: &Protocol, index: usize, step: &Step, out: &mut Vec<Breach>) {
    let mut breach = |field, rule, found: u64, limit: u64| {
        out.push(Breach { step: Some(index), field, rule, found, limit });
    };
    let cap = if protocol.purpose == Purpose::Relief { 1 } else { LIMITS.pressure };
    if step.pressure > cap {
        let rule = if protocol.purpose == Purpose::Relief { "relief-feather-light" } else { "pressure-cap" };
        breach("pressure", rule, step.pressure.into(), cap.into());
    }
    if step.seconds == 0 {
        breach("seconds", "step-has-time", 0, 1);
    }
    if step.pace_per_min > FASTEST_PACE {
        breach("pace_per_min", "pace-cap", step.pace_per_min.into(), FASTEST_PACE.into());
    }
    if touches_wrongly(protocol.purpose, step) {
        breach("act", wrong_touch(protocol.purpose), 1, 0);
    }
    if step.act.touches() == (step.places == Places::None) {
        breach("places", "touch-names-places", 0, 1);
    }
    if protocol.steps.iter().take(index).any(|earlier| earlier.id == step.id) {
        breach("id", "id-once", 2, 1);
    }
}

/// The fastest beat offered. For comfort, not from a study: `content/evidence/pace.md`.
const FASTEST_PACE: u32 = 60;

fn touches_wrongly(purpose: Purpose, step: &Step) -> bool {
    let flow_touch = matches!(step.act, Act::Stroke | Act::Circle) || step.hands == Hands::Compress;
    match purpose {
        Purpose::Flow => step.act == Act::Sweep || step.act == Act::Cool,
        Purpose::Relief => flow_touch,
        Purpose::NoTouch => step.act.touches() || step.act == Act::Cool || step.hands == Hands::Compress,
    }
}

fn wrong_touch(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::NoTouch => "no-touch-means-none",
        Purpose::Flow | Purpose::Relief => "flow-and-relief-never-mix",
    }
}

fn check_whole(protocol: &Protocol, out: &mut Vec<Breach>) {
    let mut breach = |field, rule, found: u64, limit: u64| {
        if found > limit {
            out.push(Breach { step: None, field, rule, found, limit });
        }
    };
    breach("seconds", "massage-before-pump", massage_before_pump_s(protocol), LIMITS.before_pump_ms / 1000);
    breach("seconds", "session-soft-end", total_s(protocol), LIMITS.soft_end_ms / 1000);
    breach("hold_s", "hold-cap", protocol.hold_s.into(), LIMITS.hold_ms / 1000);
    let short_rest = u64::from(u64::from(protocol.rest_s) * 1000 < LIMITS.rest_ms && compresses(protocol));
    breach("rest_s", "rest-after-hold", short_rest, 0);
    let mut order = protocol.order;
    order.sort();
    breach("order", "order-names-each-once", u64::from(order != domain::place::Quadrant::ALL), 0);
    let wraps = protocol.steps.iter().filter(|step| step.act == Act::WrapUp).count() as u64;
    breach("steps", "one-wrap-up", wraps.abs_diff(1), 0);
}

fn compresses(protocol: &Protocol) -> bool {
    protocol.steps.iter().any(|step| step.hands == Hands::Compress)
}

/// Seconds of massage before the first pumping step.
#[must_use]
pub fn massage_before_pump_s(protocol: &Protocol) -> u64 {
    let before = protocol.steps.iter().take_while(|step| !step.act.pumps());
    before.filter(|step| step.act.massages()).map(|step| u64::from(step.seconds)).sum()
}

/// Seconds of the whole routine as planned.
#[must_use]
pub fn total_s(protocol: &Protocol) -> u64 {
    protocol.steps.iter().map(|step| u64::from(step.seconds)).sum()
}
