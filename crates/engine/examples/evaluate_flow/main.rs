//! Measures `engine::flow` on made-up sessions that it was not tuned on, beside published rules.
//! Not shipped. `--quick`: fewer traces, and an error when a figure leaves its loose bounds. `--tune`: the tuning seeds.

mod closed_loop;
mod rules;
mod score;
mod speed;

use domain::place::Breast;
use engine::flow::made_up::{Tier, Trace, draw};
use engine::flow::{CONSTANTS, Constants, Detector, Press, Said};
use score::{Score, Told, median};

/// Held-out seeds begin here; tuning used those below.
const HELD_OUT: u64 = 100_000;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let number = |flag: &str| args.iter().position(|a| a == flag).and_then(|at| args[at + 1].parse::<u64>().ok());
    let count = number("--count").unwrap_or(if has("--quick") { 20 } else { 150 });
    let first = number("--first").unwrap_or(if has("--tune") { 1 } else { HELD_OUT });
    let only = args.iter().position(|a| a == "--tier").map(|at| args[at + 1].clone());
    println!(
        "| tier | method | precision | recall | F1 | live F1 | median latency s | false /breast/h | volume error % |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut sound = true;
    for tier in Tier::ALL {
        if only.as_ref().is_none_or(|only| only == tier.name()) {
            let score = measure(tier, first, count, has("--rules") || !has("--tune"));
            sound &= !has("--quick") || score.live_f1() > least(tier);
        }
    }
    closed_loop::print(first, count.min(60));
    speed::print();
    std::process::exit(i32::from(!sound));
}

/// Loose bounds for a quick look: far below these something is broken.
fn least(tier: Tier) -> f64 {
    match tier {
        Tier::Clean | Tier::Typical => 0.9,
        Tier::Pressing => 0.8,
        Tier::Hard | Tier::Adversarial => 0.65,
    }
}

fn measure(tier: Tier, first: u64, count: u64, with_rules: bool) -> Score {
    let c = constants();
    let mut own = Score::default();
    let mut by_twist: Vec<(String, Score)> = Vec::new();
    let mut others = vec![Score::default(); rules::RULES.len()];
    for seed in first..first + count {
        let trace = draw(tier, seed);
        let (told, total) = detect(&trace, &c);
        let mut one = Score::default();
        for side in 0..2 {
            add(&mut one, &trace, side, &told[side]);
            let truth = trace.truth.total_g[side];
            if truth > 5.0 {
                one.volume_error.push(100.0 * (total[side] - truth).abs() / truth);
            }
            if with_rules {
                let readings: Vec<_> = trace.rows.iter().map(|row| (row.0, row.1[side])).collect();
                for (score, (_, rule)) in others.iter_mut().zip(rules::RULES) {
                    add(score, &trace, side, &rule(&readings));
                }
            }
        }
        if std::env::var("SHOW").is_ok_and(|s| s == "1") {
            println!(
                "{seed} {:?} truth {:?} all {:?} told {told:.0?}",
                trace.twist, trace.truth.onsets_s, trace.truth.all_s
            );
        }
        merge(&mut own, &one);
        let name = format!("{:?}", trace.twist);
        match by_twist.iter_mut().find(|(known, _)| *known == name) {
            Some((_, score)) => merge(score, &one),
            None => by_twist.push((name, one)),
        }
    }
    row(tier.name(), "engine::flow", &own);
    if by_twist.len() > 1 {
        by_twist.iter().for_each(|(name, score)| row(&format!("- {name}"), "engine::flow", score));
    }
    if with_rules {
        others.iter().zip(rules::RULES).for_each(|(score, (name, _))| row(tier.name(), name, score));
    }
    own
}

fn add(score: &mut Score, trace: &Trace, side: usize, told: &[Told]) {
    let hours = trace.rows.last().map_or(0.0, |row| row.0) / 3600.0;
    score.add(&trace.truth.onsets_s[side], &trace.truth.all_s[side], told, hours);
}

fn merge(into: &mut Score, one: &Score) {
    into.truths += one.truths;
    into.told += one.told;
    into.right += one.right;
    into.right_live += one.right_live;
    into.hours += one.hours;
    into.late_s.extend(&one.late_s);
    into.onset_error.extend(&one.onset_error);
    into.volume_error.extend(&one.volume_error);
}

fn row(tier: &str, method: &str, score: &Score) {
    let volume = &score.volume_error;
    let volume = if volume.is_empty() {
        "-".into()
    } else {
        format!("{:.1} (mean {:.1})", median(volume), volume.iter().sum::<f64>() / volume.len() as f64)
    };
    println!(
        "| {tier} | {method} | {:.2} | {:.2} | {:.3} | {:.3} | {:.1} | {:.2} | {volume} |",
        score.precision(),
        score.recall(),
        score.f1(),
        score.live_f1(),
        score.late(),
        score.false_an_hour(),
    );
    if std::env::var("SHOW").is_ok() && method == "engine::flow" {
        println!("   onset error median {:.2}, truths {}", median(&score.onset_error), score.truths);
    }
}

/// Letdowns told and grams in all, per breast.
fn detect(trace: &Trace, c: &Constants) -> ([Vec<Told>; 2], [f64; 2]) {
    let mut detector = Detector::new(c);
    for press in &trace.presses {
        let breast = Breast::ALL[press.side];
        detector.press(Press { breast, start_s: press.start_s, end_s: press.end_s });
    }
    let mut told = [Vec::new(), Vec::new()];
    let mut hear = |said: Vec<Said>| {
        for one in said {
            if let Said::Letdown { breast, onset_s, detected_at_s } = one {
                told[breast.index()].push((onset_s, detected_at_s));
            }
        }
    };
    for (t_s, grams) in &trace.rows {
        hear(detector.take(*t_s, *grams));
    }
    hear(detector.finish());
    (told, Breast::ALL.map(|breast| detector.now(breast).map_or(0.0, |now| now.grams)))
}

/// The constants, or others from the environment while tuning: `SET=sure=0.6,gap_s=120`.
fn constants() -> Constants {
    let mut c = CONSTANTS;
    for pair in std::env::var("SET").unwrap_or_default().split(',').filter(|p| !p.is_empty()) {
        let (name, value) = pair.split_once('=').expect("name=value");
        let value: f64 = value.parse().expect("a number");
        match name {
            "gap_s" => c.gap_s = value,
            "refractory_s" => c.refractory_s = value,
            "ready_s" => c.ready_s = value,
            "rise0" => c.rise[0] = value,
            "rise1" => c.rise[1] = value,
            "least_rise" => c.least_rise = value,
            "rs0" => c.rise_s[0] = value,
            "rs1" => c.rise_s[1] = value,
            "fall_s" => c.fall_s = value,
            "keep_s" => c.keep_s = value,
            "w0" => c.wander[0] = value,
            "w1" => c.wander[1] = value,
            "d0" => c.drop[0] = value,
            "d1" => c.drop[1] = value,
            "seldom" => c.seldom = value,
            "drift" => c.drift = value,
            "k0" => c.knock[0] = value,
            "k1" => c.knock[1] = value,
            "kg0" => c.knock_g[0] = value,
            "kg1" => c.knock_g[1] = value,
            "together" => c.together = value,
            "apart_s" => c.apart_s = value,
            "sure" => c.sure = value,
            "look_s" => c.look_s = value,
            "delay_s" => c.delay_s = value,
            "p0" => c.press_s[0] = value,
            "p1" => c.press_s[1] = value,
            "pg0" => c.press_g[0] = value,
            "pg1" => c.press_g[1] = value,
            "pf" => c.press_fall_s = value,
            "bin_s" => c.bin_s = value,
            other => panic!("no constant {other}"),
        }
    }
    c
}
