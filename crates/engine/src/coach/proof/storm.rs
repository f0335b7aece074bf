//! Storms: random events at random moments, a million of them, past the monitor.
//! Not exhaustive: the model check is, on a smaller clock.

use domain::session::Event;
use fastrand::Rng;
use proptest::prelude::*;

use super::random::{gate, happening, wild_protocol};
use super::{LIMITS, Watched, shipped};
use crate::coach::{Setup, advance, resume, start, step};

/// Events in all storms together.
const STEPS: u64 = 1_200_000;

fn weather(seed: u64, wild: bool) -> (Watched, u64) {
    let mut rng = Rng::with_seed(seed);
    let protocols = shipped();
    let protocol = if wild { wild_protocol(&mut rng) } else { protocols[rng.usize(..protocols.len())].clone() };
    let gate = gate(&mut rng);
    let mut watched = Watched::start(protocol, gate, LIMITS);
    let (mut now, mut steps) = (0, 0);
    while watched.coach.ended().is_none() {
        now += if rng.u8(..40) == 0 { rng.u64(..400_000) } else { rng.u64(..9_000) };
        if rng.u8(..4) == 0 {
            watched.advance(now);
        } else {
            let event = Event { at_ms: now, what: happening(&mut rng) };
            watched.happen(&event);
        }
        steps += 1;
    }
    (watched, steps)
}

#[test]
fn no_storm_breaks_a_limit_and_the_guard_need_not_step_in() {
    let (mut steps, mut sessions) = (0, 0);
    while steps < STEPS {
        let (watched, more) = weather(sessions, false);
        assert_eq!(watched.coach.interventions(), 0, "the guard stepped in, seed {sessions}");
        steps += more;
        sessions += 1;
    }
    println!("storms: {steps} steps in {sessions} sessions, no limit broken");
}

#[test]
fn no_storm_breaks_a_limit_under_protocols_nobody_checked() {
    let (mut steps, mut sessions) = (0, 0);
    while steps < STEPS / 2 {
        steps += weather(sessions, true).1;
        sessions += 1;
    }
    println!("storms over wild protocols: {steps} steps in {sessions} sessions, no limit broken");
}

fn events(seed: u64) -> (Setup, Vec<Event>) {
    let mut rng = Rng::with_seed(seed);
    let protocols = shipped();
    let protocol = protocols[rng.usize(..protocols.len())].clone();
    let setup = Setup { protocol: protocol.into(), gate: gate(&mut rng), firm: Vec::new(), left_alone: None };
    let mut at_ms = 0;
    let next = |_| {
        at_ms += rng.u64(..60_000);
        Event { at_ms, what: happening(&mut rng) }
    };
    (setup, (0..30).map(next).collect())
}

proptest! {
    #[test]
    fn cues_do_not_depend_on_how_time_is_sliced(seed: u64, slices in proptest::collection::vec(0_u64..1_900_000, 0..60)) {
        let (setup, events) = events(seed);
        let whole = resume(setup.clone(), &events, 1_900_000);
        let (mut coach, mut cues) = start(setup);
        let mut moments: Vec<(u64, Option<&Event>)> = slices.into_iter().map(|at| (at, None)).collect();
        moments.extend(events.iter().map(|event| (event.at_ms, Some(event))));
        moments.sort_by_key(|(at, event)| (*at, event.is_some()));
        for (at, event) in moments {
            let (next, more) = match event {
                Some(event) => step(&coach, event),
                None => advance(&coach, at),
            };
            coach = next;
            cues.extend(more);
        }
        let (coach, more) = advance(&coach, 1_900_000);
        cues.extend(more);
        prop_assert_eq!(&cues, &whole.1);
        prop_assert_eq!(coach, whole.0);
    }

    #[test]
    fn the_same_events_give_the_same_cues(seed: u64) {
        let (setup, events) = events(seed);
        prop_assert_eq!(resume(setup.clone(), &events, 2_000_000), resume(setup, &events, 2_000_000));
    }
}
