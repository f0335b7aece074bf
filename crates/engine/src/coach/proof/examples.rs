//! The coach's rules by example, one sentence each.
//! Not the limits: monitor, storm and model hold those.

use domain::care::Access;
use domain::flow::Flow;
use domain::place::{Breast, Quadrant, Side, Spot};
use domain::session::{Event, Happening};

use super::super::{Coach, Cue, CueKind, Ended, Setup, advance, preview, resume, start, step, view};
use super::{gate, shipped};

const EXPRESSING_MS: u64 = 400_000;

fn setup(id: &str) -> Setup {
    let protocol = shipped().into_iter().find(|protocol| protocol.id == id).unwrap();
    Setup { protocol: protocol.into(), gate: gate(Access::Clear, Access::Clear, 0), firm: Vec::new(), left_alone: None }
}

fn event(at_ms: u64, what: Happening) -> Event {
    Event { at_ms, what }
}

fn flow(at_ms: u64, state: Flow) -> Event {
    event(at_ms, Happening::Flow { state, side: Side::Both })
}

fn pain(at_ms: u64, level: Option<u8>) -> Event {
    event(at_ms, Happening::Pain { breast: None, quadrant: None, level })
}

/// Runs events and gives the state and the cues from the last event's moment on.
fn after(setup: Setup, events: &[Event]) -> (Coach, Vec<Cue>) {
    let (before, last) = (&events[..events.len() - 1], &events[events.len() - 1]);
    let coach = resume(setup, before, last.at_ms).0;
    step(&coach, last)
}

fn kinds(cues: &[Cue]) -> Vec<CueKind> {
    cues.iter().map(|cue| cue.kind).collect()
}

#[test]
fn a_session_left_alone_takes_twenty_minutes_and_finishes() {
    let (coach, cues) = resume(setup("hands-on"), &[], 1_200_000);
    assert_eq!(coach.ended(), Some(Ended::Finished));
    assert_eq!(cues.last().map(|cue| cue.kind), Some(CueKind::WrapUp));
}

#[test]
fn hands_press_when_milk_slows_and_let_go_when_it_stops() {
    let slow = [event(300_000, Happening::Letdown), flow(EXPRESSING_MS, Flow::Slow)];
    let (coach, _) = after(setup("hands-on"), &slow);
    let pressed = preview(&coach, EXPRESSING_MS);
    assert_eq!(kinds(&pressed), [CueKind::Compress]);
    assert_eq!((pressed[0].why.as_str(), pressed[0].until_ms), ("flow.slow", EXPRESSING_MS + 15_000));
    let stopped = step(&coach, &flow(EXPRESSING_MS + 4_000, Flow::Stop)).1;
    let let_go = stopped.iter().find(|cue| cue.kind == CueKind::Release).unwrap();
    assert_eq!(let_go.why, "flow.stop");
}

#[test]
fn milk_that_stopped_brings_a_second_round_of_soft_circles() {
    let coach = resume(setup("hands-on"), &[event(300_000, Happening::Letdown), flow(500_000, Flow::Stop)], 500_000).0;
    let seen = view(&coach);
    assert_eq!((seen.now.kind, seen.now.pressure), (CueKind::Circle, 1));
}

#[test]
fn the_classic_guide_holds_through_a_stop_and_lets_go_at_the_letdown() {
    let held = |seconds: u64| {
        let coach = resume(
            setup("article"),
            &[event(400_000, Happening::PumpOn), event(401_000, Happening::Skip)],
            seconds * 1000,
        )
        .0;
        (view(&coach).hold.is_some(), coach)
    };
    let (holds, coach) = (410..440).map(held).find(|(holds, _)| *holds).unwrap();
    assert!(holds);
    let (coach, cues) = step(&coach, &event(coach.now_ms() + 1, Happening::Letdown));
    assert_eq!(kinds(&cues), [CueKind::Release]);
    assert!(view(&coach).hold.is_none());
}

#[test]
fn spots_she_named_firm_are_pressed_first() {
    let firm = Spot { breast: Breast::Right, quadrant: Quadrant::LowerInner };
    let with_firm = Setup { firm: vec![firm], ..setup("hands-on") };
    let cues = resume(with_firm, &[event(300_000, Happening::Letdown), flow(EXPRESSING_MS, Flow::Slow)], 420_000).1;
    let first = cues.iter().find(|cue| cue.kind == CueKind::Compress).unwrap();
    assert_eq!((first.side, first.quadrant), (Side::Right, Some(Quadrant::LowerInner)));
}

#[test]
fn eight_presses_go_round_all_eight_places() {
    let mut events = vec![event(300_000, Happening::Letdown)];
    events.push(flow(EXPRESSING_MS, Flow::Slow));
    let cues = resume(setup("hands-on"), &events, EXPRESSING_MS + 8 * 20_000).1;
    let mut places: Vec<_> =
        cues.iter().filter(|cue| cue.kind == CueKind::Compress).take(8).map(|cue| (cue.side, cue.quadrant)).collect();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 8);
}

#[test]
fn without_any_word_about_milk_a_gentle_rhythm_goes_on() {
    let cues = resume(setup("hands-on"), &[], 700_000).1;
    let presses: Vec<&Cue> = cues.iter().filter(|cue| cue.kind == CueKind::Compress).collect();
    assert!(presses.len() > 10);
    assert!(presses.iter().all(|cue| cue.why == "flow.rhythm" && cue.until_ms - cue.at_ms == 10_000));
}

#[test]
fn first_pain_lightens_second_ends_step_and_place() {
    let (coach, cues) = after(setup("hands-on"), &[pain(125_000, None)]);
    assert_eq!(kinds(&cues), [CueKind::Lighten, CueKind::Circle]);
    assert_eq!(cues[1].pressure, 1);
    let (coach, cues) = step(&coach, &pain(130_000, Some(1)));
    assert_eq!(kinds(&cues), [CueKind::Rest, CueKind::PumpOn]);
    let seen = view(&coach);
    let here = Spot { breast: Breast::Left, quadrant: Quadrant::UpperOuter };
    assert!(seen.closed[here.index()] && seen.closed.iter().filter(|closed| **closed).count() == 1);
}

#[test]
fn a_rise_of_two_ends_touch_and_strong_pain_says_whom_to_call() {
    let (coach, cues) = after(setup("hands-on"), &[pain(125_000, Some(2))]);
    assert_eq!(cues[0].kind, CueKind::Stop);
    assert!(view(&coach).touch_over);
    let (_, cues) = after(setup("hands-on"), &[pain(125_000, None), event(126_000, Happening::PainLevel(7))]);
    assert_eq!(kinds(&cues)[..2], [CueKind::Stop, CueKind::Call]);
}

#[test]
fn a_blocked_breast_is_left_out_and_the_step_is_shorter() {
    let one_side = Setup { gate: gate(Access::Blocked, Access::Clear, 0), ..setup("hands-on") };
    let cues = resume(one_side, &[], 1_800_000).1;
    assert!(cues.iter().filter(|cue| cue.kind.touches()).all(|cue| cue.side == Side::Right));
    let pump_on = cues.iter().find(|cue| cue.kind == CueKind::PumpOn).unwrap();
    assert_eq!(pump_on.at_ms, 240_000 - 90_000);
}

#[test]
fn a_break_stands_still() {
    let coach = resume(setup("hands-on"), &[event(130_000, Happening::Pause)], 130_000).0;
    let left = view(&coach).step_left_ms;
    let (coach, cues) = step(&coach, &event(190_000, Happening::Resume));
    assert_eq!(kinds(&cues), [CueKind::Circle]);
    assert_eq!(view(&coach).step_left_ms, left);
}

#[test]
fn finish_wraps_up_and_stop_ends() {
    let (coach, cues) = after(setup("hands-on"), &[event(500_000, Happening::Finish)]);
    assert_eq!(cues.iter().rev().map(|cue| cue.kind).take(2).collect::<Vec<_>>(), [CueKind::WrapUp, CueKind::PumpOff]);
    assert_eq!(coach.ended(), None);
    let (coach, cues) = after(setup("hands-on"), &[event(500_000, Happening::Stop)]);
    assert_eq!((cues.last().map(|cue| cue.kind), coach.ended()), (Some(CueKind::Stop), Some(Ended::Stopped)));
}

#[test]
fn milk_in_the_warm_up_brings_the_pump_at_once() {
    let (coach, cues) = after(setup("hands-on"), &[event(100_000, Happening::Letdown)]);
    assert_eq!(kinds(&cues), [CueKind::PumpOn, CueKind::Rest]);
    assert_eq!(view(&coach).letdowns, [100_000]);
}

#[test]
fn no_milk_after_five_minutes_brings_a_kind_word_once() {
    let cues = resume(setup("pump-only"), &[], 900_000).1;
    let kind: Vec<&Cue> = cues.iter().filter(|cue| cue.why == "late.letdown").collect();
    assert_eq!(kind.len(), 1);
    assert_eq!(kind[0].at_ms, 300_000);
}

#[test]
fn a_pregnancy_flag_keeps_the_pump_off() {
    let mut closed = setup("hands-on");
    closed.gate.pump = false;
    let (coach, cues) = start(closed);
    assert_eq!((kinds(&cues), coach.ended()), (vec![CueKind::Call], Some(Ended::Stopped)));
}

#[test]
fn nothing_comes_after_the_end() {
    let coach = resume(setup("short"), &[event(10_000, Happening::Stop)], 20_000).0;
    assert!(step(&coach, &event(30_000, Happening::Letdown)).1.is_empty());
    assert!(advance(&coach, 10_000_000).1.is_empty());
}
