//! The exhaustive check: every session of a small routine on a small clock, all events at all moments, to a bound.
//! The machine is the real one; the limits and the routine are scaled to ticks of five seconds.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::care::Access;
use domain::flow::Flow;
use domain::place::{Breast, Quadrant, Side};
use domain::protocol::Protocol;
use domain::session::{Event, Happening};
use stateright::{Checker, Model, Property};

use super::super::{Coach, advance, start_within, step};
use super::monitor::Monitor;
use super::{Setup, gate};
use crate::care::{LIMITS, Limits};

const TICK: u64 = 5_000;

/// The same limits on a clock that runs out after twenty ticks.
const SMALL: Limits = Limits {
    before_pump_ms: 4 * TICK,
    soft_end_ms: 15 * TICK,
    hard_end_ms: 20 * TICK,
    dry_ms: 3 * TICK,
    letdown_ms: 4 * TICK,
    late_ms: 6 * TICK,
    ..LIMITS
};

const ROUTINE: &str = r#"
id = "small"
version = 1
purpose = "flow"
release = "stop"
sides = "together"
hold_s = 10
rest_s = 5

[[step]]
id = "circles"
act = "circle"
seconds = 40
places = "each_quadrant"
pressure = 2
pace_per_min = 20
source = "circles"
say = "coach-circle"

[[step]]
id = "express"
act = "express"
seconds = 20
pressure = 2
hands = "compress"
until = "flow_stop"
source = "compressions"
say = "coach-express"

[[step]]
id = "again"
act = "circle"
seconds = 10
places = "each_breast"
pressure = 1
pace_per_min = 20
source = "second-round"
say = "coach-circle-again"

[[step]]
id = "express-again"
act = "express"
seconds = 15
pressure = 2
hands = "compress"
until = "flow_stop"
source = "letdown"
say = "coach-express-again"

[[step]]
id = "wrap-up"
act = "wrap_up"
seconds = 5
source = "ending"
say = "coach-wrap-up"
"#;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Sitting {
    coach: Coach,
    monitor: Monitor,
    events_left: u8,
    /// The limit that broke, if one did.
    broken: Option<String>,
}

struct Small {
    protocol: Protocol,
    events: u8,
}

#[derive(Debug, Clone, PartialEq)]
enum Move {
    Wait,
    Happen(Happening),
}

impl Sitting {
    /// Runs one move; a panic of the monitor becomes the state's fault, so that the checker can show the path to it.
    fn after(&self, action: &Move) -> Sitting {
        let mut next = self.clone();
        let outcome = catch_unwind(AssertUnwindSafe(|| match action {
            Move::Wait => {
                let to_ms = next.coach.now_ms() + TICK;
                let (coach, cues) = advance(&next.coach, to_ms);
                next.coach = coach;
                cues.iter().for_each(|cue| next.monitor.cue(cue));
                next.monitor.time(to_ms, next.coach.ended().is_some());
            }
            Move::Happen(what) => {
                next.events_left -= 1;
                let (coach, cues) = advance(&next.coach, next.coach.now_ms());
                next.coach = coach;
                cues.iter().for_each(|cue| next.monitor.cue(cue));
                if next.coach.ended().is_some() {
                    return;
                }
                let event = Event { at_ms: next.coach.now_ms(), what: what.clone() };
                next.monitor.event(&event, &next.coach);
                let (coach, cues) = step(&next.coach, &event);
                next.coach = coach;
                cues.iter().for_each(|cue| next.monitor.cue(cue));
                next.monitor.answered(event.at_ms, true);
            }
        }));
        next.broken = outcome.err().map(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
        });
        next
    }
}

impl Model for Small {
    type State = Sitting;
    type Action = Move;

    fn init_states(&self) -> Vec<Sitting> {
        let gates = [
            gate(Access::Clear, Access::Clear, 0),
            gate(Access::Blocked, Access::Clear, 0),
            gate(Access::StrokesOnly, Access::Light, 1),
            gate(Access::Clear, Access::Clear, 4),
        ];
        let open = |gate: domain::care::Gate| {
            let monitor = Monitor::new(SMALL, &self.protocol, &gate);
            let setup = Setup { protocol: self.protocol.clone().into(), gate, firm: Vec::new(), left_alone: None };
            let (coach, cues) = start_within(setup, SMALL);
            let mut sitting = Sitting { coach, monitor, events_left: self.events, broken: None };
            cues.iter().for_each(|cue| sitting.monitor.cue(cue));
            sitting
        };
        gates.into_iter().map(open).collect()
    }

    fn actions(&self, sitting: &Sitting, actions: &mut Vec<Move>) {
        if sitting.coach.ended().is_some() || sitting.broken.is_some() {
            return;
        }
        actions.push(Move::Wait);
        if sitting.events_left == 0 {
            return;
        }
        let flow = |state, side| Happening::Flow { state, side };
        let pain = |level| Happening::Pain { breast: Some(Breast::Right), quadrant: Some(Quadrant::UpperOuter), level };
        let happenings = [
            Happening::PumpOn,
            Happening::Letdown,
            flow(Flow::Slow, Side::Both),
            flow(Flow::Spray, Side::Left),
            flow(Flow::Stop, Side::Both),
            flow(Flow::Slow, Side::Right),
            pain(None),
            pain(Some(3)),
            Happening::Pain { breast: None, quadrant: None, level: Some(1) },
            Happening::Pause,
            Happening::Resume,
            Happening::Next,
            Happening::Skip,
            Happening::Finish,
        ];
        actions.extend(happenings.into_iter().map(Move::Happen));
    }

    fn next_state(&self, sitting: &Sitting, action: Move) -> Option<Sitting> {
        Some(sitting.after(&action))
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("no limit is broken", |_, sitting: &Sitting| sitting.broken.is_none()),
            Property::always("the guard need not step in", |_, sitting: &Sitting| sitting.coach.interventions() == 0),
            Property::sometimes("a place is pressed and let go by the milk", |_, sitting: &Sitting| {
                sitting.coach.ended().is_some() && sitting.coach.milk.letdowns.len() > 1
            }),
        ]
    }
}

#[test]
fn every_small_session_keeps_every_limit() {
    let protocol = wire::protocol_toml::read(ROUTINE).unwrap_or_else(|fault| panic!("{fault}"));
    let checker = Small { protocol, events: 3 }.checker().threads(2).spawn_bfs().join();
    println!("model check: {} states, {} of them distinct", checker.state_count(), checker.unique_state_count());
    if let Some(path) = checker.discovery("no limit is broken") {
        panic!("{}\n{:?}", path.last_state().broken.clone().unwrap_or_default(), path.into_actions());
    }
    checker.assert_properties();
}
