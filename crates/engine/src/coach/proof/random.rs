//! Random happenings, gates and protocols, from a seed.
//! Not fair: the rare and the wild come often.

use domain::care::{Access, Gate};
use domain::flow::Flow;
use domain::place::{Breast, Quadrant, Side};
use domain::protocol::{Act, Hands, Places, Protocol, Purpose, Release, Sides, Step, Until};
use domain::session::Happening;
use fastrand::Rng;

fn pick<T: Copy>(rng: &mut Rng, from: &[T]) -> T {
    from[rng.usize(..from.len())]
}

fn maybe<T>(rng: &mut Rng, value: T) -> Option<T> {
    rng.bool().then_some(value)
}

pub(super) fn happening(rng: &mut Rng) -> Happening {
    match rng.u8(..24) {
        0 => Happening::PumpOn,
        1..=4 => Happening::Letdown,
        5..=13 => {
            let state = pick(rng, &[Flow::Spray, Flow::Drip, Flow::Slow, Flow::Slow, Flow::Stop]);
            Happening::Flow { state, side: pick(rng, &[Side::Left, Side::Right, Side::Both, Side::None]) }
        }
        14..=15 => {
            let breast = pick(rng, &Breast::ALL);
            let quadrant = pick(rng, &Quadrant::ALL);
            let level = pick(rng, &[0, 1, 1, 1, 2, 3, 8]);
            Happening::Pain { breast: maybe(rng, breast), quadrant: maybe(rng, quadrant), level: maybe(rng, level) }
        }
        16 => Happening::PainLevel(pick(rng, &[0, 1, 1, 3, 10])),
        17 => Happening::Pause,
        18..=19 => Happening::Resume,
        20..=21 => Happening::Next,
        22 => Happening::Skip,
        _ if rng.u8(..12) == 0 => Happening::Finish,
        _ if rng.u8(..12) == 0 => Happening::Stop,
        _ => Happening::Letdown,
    }
}

pub(super) fn gate(rng: &mut Rng) -> Gate {
    let access = [
        Access::Clear,
        Access::Clear,
        Access::Clear,
        Access::Light,
        Access::StrokesOnly,
        Access::ReliefOnly,
        Access::Blocked,
    ];
    super::gate(pick(rng, &access), pick(rng, &access), pick(rng, &[0, 0, 0, 0, 1, 3, 4, 9]))
}

/// A protocol that nobody checked: any act, any pressure, any length.
pub(super) fn wild_protocol(rng: &mut Rng) -> Protocol {
    let count = rng.usize(1..12);
    Protocol {
        id: "wild".to_owned(),
        version: 1,
        name: None,
        copy_of: None,
        purpose: pick(rng, &[Purpose::Flow, Purpose::Flow, Purpose::Relief, Purpose::NoTouch]),
        release: pick(rng, &[Release::Stop, Release::Letdown]),
        sides: pick(rng, &[Sides::InTurn, Sides::Together]),
        first: pick(rng, &Breast::ALL),
        order: Quadrant::ALL,
        hold_s: rng.u32(..100),
        rest_s: rng.u32(..20),
        steps: (0..count).map(|index| wild_step(rng, index)).collect(),
    }
}

fn wild_step(rng: &mut Rng, index: usize) -> Step {
    let acts = [
        Act::Settle,
        Act::Wash,
        Act::Stroke,
        Act::Circle,
        Act::Circle,
        Act::Cool,
        Act::Stimulate,
        Act::Express,
        Act::Express,
        Act::Finish,
        Act::WrapUp,
    ];
    Step {
        id: format!("step-{index}"),
        act: pick(rng, &acts),
        seconds: pick(rng, &[0, 1, 30, 120, 900, 4000]),
        places: pick(rng, &[Places::None, Places::Both, Places::EachBreast, Places::EachQuadrant]),
        pressure: rng.u8(..6),
        pace_per_min: rng.u32(..200),
        hands: pick(rng, &[Hands::Rest, Hands::Compress]),
        until: pick(rng, &[Until::Time, Until::Flow, Until::FlowStop]),
        source: String::new(),
        say: "coach-x".to_owned(),
    }
}
