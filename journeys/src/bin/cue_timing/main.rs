//! When each tone of a session really sounds, against the plan: a whole session with the processor 4 times slower, every
//! tone caught as it is rendered, beside a scheduler made of timers in the same page. Judges no sound, only its moment.

mod plan;

use journeys::Phone;
use plan::planned;
use serde_json::{Value, json};

/// Session seconds in a real one, unless `LETDOWN_BENCH_RATE` says otherwise: 1 takes the full twenty minutes.
const RATE: f64 = 10.0;
/// A tone further off than this is counted apart: it was not played, or is another one by now.
const LOST_MS: f64 = 150.0;
const AIM_MS: f64 = 10.0;
const SLOWER: f64 = 4.0;
const CATCH: &str = include_str!("catch.js");

fn main() {
    let rate = std::env::var("LETDOWN_BENCH_RATE").ok().and_then(|text| text.parse().ok()).unwrap_or(RATE);
    let phone = Phone::new();
    phone.devtools("Page.setBypassCSP", json!({"enabled": true}));
    phone.before_load(CATCH).slow_cpu(SLOWER);
    phone.visit(&format!("start/hands-on?clock={rate}")).tap("All clear, start").see_button("It hurts");
    phone.wait_for("sound", |phone| phone.eval("letdownCatch.ready()") == true);
    let start_ms = real_start_ms(&phone);
    let plan: Vec<f64> = planned().into_iter().map(|at_ms| start_ms + at_ms / rate).collect();
    phone.eval(&format!("letdownCatch.naive({})", json!(plan)));
    let mut moment = start_ms;
    // Waits for the next seconds, not for the end: no wait is longer than the harness's patience.
    while moment < plan.last().copied().unwrap_or_default() + 1_000.0 {
        phone.wait_for("the next seconds", |phone| phone.eval(&format!("Date.now() > {moment}")) == true);
        moment += 3_000.0;
    }
    let caught = phone.eval("letdownCatch.told()");
    let clock = numbers(&caught["clock"]);
    println!("{} tones in a session {rate} times as fast, processor {SLOWER} times slower", plan.len());
    tell("Letdown, laid ahead on the audio clock", &plan, &clock, &numbers(&caught["ours"]));
    tell("timers alone (setTimeout), same page", &plan, &clock, &numbers(&caught["naive"]));
    println!("{:>9.2} ms  wandered by the audio clock itself, against the real one", wandered_ms(&plan, &clock));
    println!("{AIM_MS:>9.1} ms  aim for p99 of the first line");
}

/// The session's start on the real clock: its own record, told in the app's faster time.
fn real_start_ms(phone: &Phone) -> f64 {
    let told = phone.eval("letdownCatch.start()");
    told.as_f64().expect("the running session is kept")
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().map(|list| list.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

/// `clock` holds pairs: a real moment in ms, and what the audio clock read at it in seconds.
fn tell(name: &str, plan: &[f64], clock: &[f64], onsets: &[f64]) {
    let (mut off, mut lost) = (Vec::new(), 0);
    for &moment in plan {
        let expected = audio_s(clock, moment);
        let nearest = onsets.iter().map(|onset| (onset - expected) * 1000.0).min_by(|a, b| a.abs().total_cmp(&b.abs()));
        match nearest {
            Some(error) if error.abs() < LOST_MS => off.push(error.abs()),
            _ => lost += 1,
        }
    }
    off.sort_by(f64::total_cmp);
    let part = |share: f64| off.get(((off.len() as f64 - 1.0).max(0.0) * share).ceil() as usize).copied();
    let (half, most, worst) = (part(0.5), part(0.99), part(1.0));
    let ms = |value: Option<f64>| value.map_or("none".to_owned(), |value| format!("{value:.2}"));
    println!(
        "{:>9} ms  p99, {name} (p50 {}, max {}, {lost} more than {LOST_MS} ms off)",
        ms(most),
        ms(half),
        ms(worst)
    );
}

/// What the audio clock read at a real moment: the middle of the measurements around it.
fn audio_s(clock: &[f64], moment: f64) -> f64 {
    let mut near: Vec<(f64, f64)> =
        clock.chunks_exact(2).map(|pair| ((pair[0] - moment).abs(), pair[1] - pair[0] / 1000.0)).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut offsets: Vec<f64> = near.into_iter().take(25).map(|(_, offset)| offset).collect();
    offsets.sort_by(f64::total_cmp);
    offsets.get(offsets.len() / 2).copied().unwrap_or_default() + moment / 1000.0
}

/// How far the two clocks moved against each other: a machine that is too busy to play lets the audio clock stand.
fn wandered_ms(plan: &[f64], clock: &[f64]) -> f64 {
    let apart: Vec<f64> = plan.iter().map(|moment| audio_s(clock, *moment) * 1000.0 - moment).collect();
    apart.iter().copied().fold(f64::MIN, f64::max) - apart.iter().copied().fold(f64::MAX, f64::min)
}
