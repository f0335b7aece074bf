//! How many samples a second the detector takes, natively.
//! The browser's figure is measured apart and told in `docs/flow.md`.

use std::hint::black_box;

use engine::flow::Detector;
use engine::flow::made_up::{Tier, draw};

/// Prints rows (both breasts) a second on a typical and a hard session.
#[allow(clippy::disallowed_methods, reason = "a stopwatch is what this file is")]
pub fn print() {
    println!("\n| speed, this machine, native | rows of two samples a second |\n|---|---|");
    for tier in [Tier::Typical, Tier::Hard] {
        let rows = draw(tier, 7).rows;
        let start = std::time::Instant::now();
        let mut detector = Detector::default();
        for (t_s, grams) in &rows {
            black_box(detector.take(*t_s, *grams));
        }
        println!("| {} | {:.0} |", tier.name(), rows.len() as f64 / start.elapsed().as_secs_f64());
    }
}
