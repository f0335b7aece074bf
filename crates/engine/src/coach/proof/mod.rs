//! Proof of the limits: an independent monitor, random storms of events, and an exhaustive model check.
//! Not examples: those are the scenario files, which crate `replay` runs.

use std::sync::Arc;

use domain::care::{Access, Gate};
use domain::protocol::Protocol;
use domain::session::Event;

use super::{Coach, Cue, Setup, advance, start_within, step};
use crate::care::{LIMITS, Limits};

mod examples;
mod model;
mod monitor;
mod random;
mod storm;

use monitor::Monitor;

/// The shipped protocols, read from their files.
pub(crate) fn shipped() -> Vec<Protocol> {
    let files = [
        include_str!("../../../../../content/protocols/hands-on.toml"),
        include_str!("../../../../../content/protocols/article.toml"),
        include_str!("../../../../../content/protocols/short.toml"),
        include_str!("../../../../../content/protocols/relief.toml"),
        include_str!("../../../../../content/protocols/quiet.toml"),
        include_str!("../../../../../content/protocols/pump-only.toml"),
    ];
    files.map(|text| wire::protocol_toml::read(text).unwrap_or_else(|fault| panic!("{fault}"))).to_vec()
}

fn gate(left: Access, right: Access, pain_before: u8) -> Gate {
    Gate { left, right, pain_before, ..Gate::clear(1) }
}

/// A session under watch: every event and cue passes the monitor.
struct Watched {
    coach: Coach,
    monitor: Monitor,
}

impl Watched {
    fn start(protocol: Protocol, gate: Gate, limits: Limits) -> Watched {
        let monitor = Monitor::new(limits, &protocol, &gate);
        let setup = Setup { protocol: Arc::new(protocol), gate, firm: Vec::new(), left_alone: None };
        let (coach, cues) = start_within(setup, limits);
        let mut watched = Watched { coach, monitor };
        watched.see(&cues);
        watched
    }

    fn see(&mut self, cues: &[Cue]) {
        for cue in cues {
            self.monitor.cue(cue);
        }
    }

    fn advance(&mut self, to_ms: u64) -> usize {
        let (coach, cues) = advance(&self.coach, to_ms);
        self.coach = coach;
        self.see(&cues);
        self.monitor.time(to_ms, self.coach.ended().is_some());
        cues.len()
    }

    fn happen(&mut self, event: &Event) {
        self.advance(event.at_ms);
        let running = self.coach.ended().is_none();
        if running {
            self.monitor.event(event, &self.coach);
        }
        let (coach, cues) = step(&self.coach, event);
        self.coach = coach;
        self.see(&cues);
        self.monitor.answered(event.at_ms, running);
    }
}

#[test]
fn the_limits_are_the_documented_ones() {
    let hard =
        (LIMITS.pressure, LIMITS.hold_ms, LIMITS.before_pump_ms, LIMITS.soft_end_ms, LIMITS.hard_end_ms, LIMITS.dry_ms);
    assert_eq!(hard, (2, 15_000, 600_000, 1_500_000, 1_800_000, 180_000));
}
