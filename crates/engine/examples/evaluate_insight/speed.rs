//! How long it takes: ten years of sessions at once, a trial's worth, and one more session.
//! Natively; the browser's figure is measured apart and told in `docs/insight.md`.

use std::hint::black_box;

use engine::insight::{Ask, Insight, LoggedSession, overview};
use engine::trial::{Plan, TrialKind, estimate};

use crate::mess::write_down;
use crate::mother::{Truth, live};

#[allow(clippy::disallowed_methods, reason = "a stopwatch is what this file is")]
fn milliseconds(mut work: impl FnMut()) -> f64 {
    let best = (0..3).map(|_| {
        let start = std::time::Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1000.0
    });
    best.fold(f64::INFINITY, f64::min)
}

pub fn print() {
    let truth = Truth { days: 4150, trial: false, ..Truth::default() };
    let mut log: Vec<LoggedSession> = write_down(&live(&truth, 1), &truth, 1);
    log.sort_by_key(|s| s.start_utc_min);
    log.truncate(30_000);
    let now = log.last().map_or(0, |s| s.start_utc_min + 60);
    println!("\n## Speed, this machine, native\n\n| what | ms |\n|---|---|");
    println!(
        "| overview of {} sessions | {:.1} |",
        log.len(),
        milliseconds(|| {
            black_box(overview(&log, &Ask::at(now)));
        })
    );
    let (most, rest) = log.split_at(log.len() - 20);
    let mut insight = Insight::of(most, None);
    let mut added = 0;
    let one = milliseconds(|| {
        added += usize::from(insight.append(most.len() + added, &rest[added]));
    });
    assert_eq!(added, 3, "the newest sessions are taken in");
    println!("| one more session after those | {one:.3} |");
    let trial = Truth::default();
    let log = write_down(&live(&trial, 1), &trial, 1);
    println!(
        "| report of a trial of {} sessions | {:.1} |",
        log.len(),
        milliseconds(|| {
            black_box(estimate(&log, &Plan::new(TrialKind::WholeDay)));
        })
    );
}
