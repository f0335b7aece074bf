//! The coach's speed: whole sessions of each routine, asked for their cues five times a second as the app does.
//! Not cue timing on a phone: `cargo xtask bench cues` measures that.

#![expect(clippy::disallowed_methods, reason = "a tool: it times the engine, and gives no advice")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use content::protocols::{shipped, shipped_ids};
use domain::care::Gate;
use domain::protocol::Protocol;
use engine::coach::{Setup, advance, start};

/// A session ends by itself at half an hour.
const SESSION_MS: u64 = 1_800_000;
const TICK_MS: u64 = 200;
const LONG_ENOUGH: Duration = Duration::from_secs(1);

fn main() {
    for id in shipped_ids() {
        let Some(protocol) = shipped(id) else { continue };
        let begun = Instant::now();
        let (mut steps, mut cues) = (0_u32, 0_usize);
        while begun.elapsed() < LONG_ENOUGH {
            let (more, told) = session(&protocol);
            steps += more;
            cues += told;
        }
        let seconds = begun.elapsed().as_secs_f64();
        println!("{:>9.0} steps a second, {cues} cues  {id}", f64::from(steps) / seconds);
    }
}

/// Steps taken and cues told.
fn session(protocol: &Protocol) -> (u32, usize) {
    let setup =
        Setup { protocol: Arc::new(protocol.clone()), gate: Gate::clear(0), firm: Vec::new(), left_alone: None };
    let (mut coach, first) = start(setup);
    let (mut steps, mut cues) = (0, first.len());
    for tick in 1..=SESSION_MS / TICK_MS {
        let (next, told) = advance(&coach, tick * TICK_MS);
        coach = next;
        steps += 1;
        cues += told.len();
    }
    (steps, cues)
}
