//! A simulated parent who does what the coach says, with the scale, with a blind timer, and without hands.
//! Not the detector's own figures.

use std::sync::Arc;

use domain::care::Gate;
use domain::place::Breast;
use engine::coach::{Coach, CueKind, Setup, advance, start, step};
use engine::flow::made_up::{Chance, GOOD, Milked, PARENT_STEP_S};
use engine::flow::{Detector, Press, Prompter};

/// How hands are told.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    None,
    Timer,
    Scale,
}

#[derive(Default)]
struct Sum {
    grams: f64,
    holds: f64,
    held_s: f64,
    freeing_s: f64,
    good_s: f64,
    low_s: f64,
    unused_s: f64,
}

/// Prints the table.
pub fn print(first: u64, count: u64) {
    println!(
        "\n| hands told by | milk against none | holds a session | holding that freed milk | holding in good flow | low flow unused |"
    );
    println!("|---|---|---|---|---|---|");
    let base: f64 = (first..first + count).map(|seed| live(Way::None, seed).grams).sum();
    for (name, way) in [("a blind timer", Way::Timer), ("the scale, by the coach", Way::Scale)] {
        let mut all = Sum::default();
        for seed in first..first + count {
            let one = live(way, seed);
            all.grams += one.grams;
            all.holds += one.holds;
            all.held_s += one.held_s;
            all.freeing_s += one.freeing_s;
            all.good_s += one.good_s;
            all.low_s += one.low_s;
            all.unused_s += one.unused_s;
        }
        println!(
            "| {name} | {:+.1} % | {:.1} | {:.0} % | {:.0} % | {:.0} % |",
            100.0 * (all.grams / base - 1.0),
            all.holds / count as f64,
            100.0 * all.freeing_s / all.held_s.max(1.0),
            100.0 * all.good_s / all.held_s.max(1.0),
            100.0 * all.unused_s / all.low_s.max(1.0),
        );
    }
}

/// A hold: where, when it begins, when it was let go, how much it set free.
struct Hold {
    side: usize,
    quadrant: usize,
    from_s: f64,
    to_s: f64,
    freed: Option<f64>,
}

/// What the coach works with.
struct Told {
    coach: Coach,
    detector: Detector,
    prompter: Prompter,
}

fn coach() -> Told {
    let text = include_str!("../../../../content/protocols/hands-on.toml");
    let mut protocol = wire::protocol_toml::read(text).expect("the shipped routine is sound");
    // Straight to the pump: massage before it is not what is measured.
    protocol.steps.retain(|step| step.act.pumps());
    let setup = Setup { protocol: Arc::new(protocol), gate: Gate::clear(1), firm: Vec::new(), left_alone: None };
    Told { coach: start(setup).0, detector: Detector::default(), prompter: Prompter::default() }
}

fn live(way: Way, seed: u64) -> Sum {
    let (mut milked, mut chance, mut told) = (Milked::new(seed), Chance::new(seed, 900), coach());
    let mut hold: Option<Hold> = None;
    let mut sum = Sum::default();
    let (mut next_row, mut turn, mut timer_at) = (0.0, 0_usize, 40.0);
    let steps = (milked.length_s() / PARENT_STEP_S) as usize;
    for index in 0..steps {
        let at_s = index as f64 * PARENT_STEP_S;
        let shown = milked.step(at_s);
        if way == Way::Scale && at_s >= next_row {
            next_row += 0.125;
            hear(&mut told, at_s, shown, &mut hold, &mut chance, &mut sum);
        }
        if way == Way::Timer && at_s >= timer_at {
            timer_at += 25.0;
            hold = Some(Hold {
                side: turn % 2,
                quadrant: turn / 2 % 4,
                from_s: at_s + 2.0,
                to_s: at_s + 17.0,
                freed: None,
            });
            turn += 1;
            sum.holds += 1.0;
        }
        work(&mut hold, &mut milked, at_s, &mut sum);
    }
    sum.grams = milked.total_g();
    sum
}

/// The scale's rows go to the detector, its words to the coach, the coach's cues to the parent.
fn hear(told: &mut Told, at_s: f64, shown: [f64; 2], hold: &mut Option<Hold>, chance: &mut Chance, sum: &mut Sum) {
    let at_ms = (at_s * 1000.0) as u64;
    let mut prompts = told.prompter.still(at_ms);
    for said in told.detector.take(at_s, shown.map(Some)) {
        prompts.extend(told.prompter.hear(&said, None, at_ms));
    }
    let (next, mut cues) = advance(&told.coach, at_ms);
    told.coach = next;
    for prompt in prompts {
        let (next, more) = step(&told.coach, &prompt.event);
        told.coach = next;
        cues.extend(more);
    }
    for cue in cues {
        let after_s = at_s + chance.between(1.5, 4.0);
        match (cue.kind, cue.quadrant) {
            (CueKind::Compress, Some(quadrant)) => {
                let breast = if cue.side.includes(Breast::Left) { Breast::Left } else { Breast::Right };
                // Hands tire after half a minute.
                let to_s = (cue.until_ms as f64 / 1000.0 + 1.0).min(after_s + 30.0);
                told.detector.press(Press { breast, start_s: at_s, end_s: to_s });
                *hold =
                    Some(Hold { side: breast.index(), quadrant: quadrant.index(), from_s: after_s, to_s, freed: None });
                sum.holds += 1.0;
            }
            (CueKind::Release, _) => {
                if let Some(hold) = hold {
                    hold.to_s = hold.to_s.min(after_s - 1.0);
                }
            }
            _ => {}
        }
    }
}

/// One step of the hands.
fn work(hold: &mut Option<Hold>, milked: &mut Milked, at_s: f64, sum: &mut Sum) {
    let low = (0..2).any(|side| milked.own_flow(side, at_s) < GOOD);
    let mut busy = false;
    if let Some(now) = hold {
        busy = at_s >= now.from_s - 3.0;
        if at_s >= now.to_s {
            *hold = None;
        } else if at_s >= now.from_s {
            let freed = *now.freed.get_or_insert_with(|| milked.press(now.side, now.quadrant, at_s));
            sum.held_s += PARENT_STEP_S;
            sum.good_s += if milked.own_flow(now.side, at_s) >= GOOD { PARENT_STEP_S } else { 0.0 };
            sum.freeing_s += if freed > 0.15 { PARENT_STEP_S } else { 0.0 };
        }
    }
    if low {
        sum.low_s += PARENT_STEP_S;
        sum.unused_s += if busy { 0.0 } else { PARENT_STEP_S };
    }
}
