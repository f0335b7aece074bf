//! Measures trial and insight on simulated mothers and prints the tables of `docs/insight.md`.
//! Not shipped. `--quick` takes under a minute and ends with an error when a figure leaves its loose bounds.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::too_many_lines,
    missing_docs,
    reason = "a simulation counts and rounds; its tables are long"
)]

mod chance;
mod changes;
mod foresight;
mod mess;
mod mother;
mod quick;
mod speed;
mod storage;
mod together;
mod trials;
mod welch;

use engine::trial::TrialKind;
use mother::Truth;
use together::Habit;
use trials::{Row, measure};

fn main() {
    let quick = std::env::args().any(|a| a == "--quick");
    let sound = if quick { quick::run() } else { full_run() };
    speed::print();
    std::process::exit(i32::from(!sound));
}

fn scenarios() -> Vec<(&'static str, Truth)> {
    let base = Truth::default();
    let effect = |effect_pct: f64| Truth { effect_pct, ..base };
    let split = |effect_pct: f64| Truth { effect_pct, kind: TrialKind::SplitBreast, days: 42, ..base };
    vec![
        ("0 %, CV 30", base),
        ("0 %, CV 20", Truth { cv: 0.2, ..base }),
        ("0 %, CV 40", Truth { cv: 0.4, ..base }),
        ("0 %, drifting, slow noise", Truth { wander: 0.06, slow_share: 0.4, slow_hours: 24.0, ..base }),
        ("0 %, refill noise", Truth { refill: -0.35, ..base }),
        ("0 %, illness, drop", Truth { illness: true, ..base }),
        ("0 %, milk coming in", Truth { from_day: Some(3.0), ..base }),
        ("0 %, very messy", Truth { mess: 3.0, ..base }),
        ("0 %, storage model", Truth { storage: true, ..base }),
        ("0 %, one breast", split(0.0)),
        ("+5 %, CV 30", effect(5.0)),
        ("+10 %, CV 30", effect(10.0)),
        ("+10 %, storage model", Truth { storage: true, ..effect(10.0) }),
        ("+15 %, CV 30", effect(15.0)),
        ("+20 %, CV 30", effect(20.0)),
        ("+30 %, CV 30", effect(30.0)),
        ("-10 %, CV 30", effect(-10.0)),
        ("+10 %, CV 20", Truth { cv: 0.2, ..effect(10.0) }),
        ("+10 %, CV 40", Truth { cv: 0.4, ..effect(10.0) }),
        ("+10 %, one breast", split(10.0)),
        ("+20 %, one breast", split(20.0)),
    ]
}

fn print_row(name: &str, row: &Row) {
    let three = |v: &[f64; 3], digits: usize| v.map(|x| format!("{x:.digits$}")).join(" / ");
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        row.logs,
        three(&row.covered, 3),
        three(&row.bias, 4),
        three(&row.square.map(f64::sqrt), 4),
        three(&row.helps, 3),
        three(&row.hurts, 3),
        three(&row.no_difference, 3),
        three(&row.sessions_used, 0),
        three(&row.missed_ever, 3),
        three(&std::array::from_fn(|i| row.naive_helps[i] + row.naive_hurts[i]), 3),
    );
}

fn head() {
    println!(
        "| scenario | logs | 95 % coverage | bias | RMSE | helps | hurts | no difference | sessions used | safe range ever missed | naive verdicts |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
}

fn full_run() -> bool {
    println!("## Trials (28 / 42 / 56 days, planned 200 / 300 / 400 sessions, looked at after every session)\n");
    head();
    for (index, (name, truth)) in scenarios().iter().enumerate() {
        let logs = if index == 0 {
            4000
        } else if truth.effect_pct == 0.0 {
            2000
        } else {
            1000
        };
        print_row(name, &measure(truth, logs, 1_000_000 * index as u64));
    }
    changes_and_forecasts(400, 1500);
    true
}

fn changes_and_forecasts(logs: usize, outlook_logs: usize) {
    let base = Truth::default();
    println!(
        "\n## Dips\n\n| mother | false in 90 days: this | a day < 80 % of 7 | 3 days < 80 % of 14 |\n|---|---|---|---|"
    );
    let kinds = [
        ("CV 30", base),
        ("CV 20", Truth { cv: 0.2, ..base }),
        ("drifting", Truth { wander: 0.06, ..base }),
        ("slow noise", Truth { slow_share: 0.4, slow_hours: 24.0, ..base }),
    ];
    for (name, truth) in kinds {
        let [this, day, three] = changes::false_alarms(&truth, logs, 50_000);
        println!("| {name} | {this:.2} | {day:.2} | {three:.2} |");
    }
    println!("\n| drop | median delay, days | noticed by day 21 |\n|---|---|---|");
    for (name, truth, share) in [
        ("-15 %", base, 0.85_f64),
        ("-20 %", base, 0.80),
        ("-30 %", base, 0.70),
        ("-40 %", base, 0.60),
        ("-20 %, CV 20", Truth { cv: 0.2, ..base }, 0.80),
    ] {
        let found = changes::delay(&truth, share.ln(), logs, 60_000);
        println!("| {name} | {:.1} | {:.2} |", found.median_days, found.share);
    }
    println!("\n| trend | true change (none) in 80 % range | called falling |\n|---|---|---|");
    for (name, truth) in [kinds[0], kinds[1], kinds[3]] {
        let still = Truth { wander: 0.0, ..truth };
        let (covered, falling) = changes::trend(&still, logs, 70_000);
        println!("| {name}, level constant | {covered:.3} | {falling:.3} |");
    }
    println!(
        "\n## Forecasts\n\n| mother | sessions in 80 % | in 95 % | days in 80 % | in 95 % | day error |\n|---|---|---|---|---|---|"
    );
    for (name, truth) in [
        kinds[0],
        kinds[1],
        kinds[2],
        kinds[3],
        ("milk coming in, birth known", Truth { from_day: Some(3.0), ..base }),
        ("storage model", Truth { storage: true, ..base }),
    ] {
        let c = foresight::forecasts(&truth, logs, 80_000);
        println!(
            "| {name} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
            c.sessions[0], c.sessions[1], c.days[0], c.days[1], c.day_error
        );
    }
    println!(
        "\n## Goes along\n\n| habit | truth | in the 95 % range | called clear | had enough |\n|---|---|---|---|---|"
    );
    for (name, habit) in
        [("by session", Habit::BySession), ("by day", Habit::ByDay), ("every ten days", Habit::TenDays)]
    {
        for factor in [1.0, 1.1] {
            let [held, clear, told] = together::along(&base, habit, factor, logs, 95_000);
            println!("| {name} | {:+.0} % | {held:.3} | {clear:.3} | {told:.2} |", 100.0 * (factor - 1.0));
        }
    }
    let (within, bins) = foresight::outlooks(outlook_logs / 15, 90_000);
    println!(
        "\n## Outlook\n\ndecided within the 50 % figure {:.3}, within the 80 % figure {:.3}\n",
        within[0], within[1]
    );
    println!("| said chance of an answer | had one | outlooks |\n|---|---|---|");
    for (said, had, n) in bins {
        println!("| {said:.2} | {had:.2} | {n} |");
    }
}
