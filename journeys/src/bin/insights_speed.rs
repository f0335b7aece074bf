//! How long Insights takes to be reckoned in the browser, for logs of different length, and to be on the screen.
//! Not whether it is true: `bench insight` measures that.

use journeys::{Seeded, afternoon};

const RUNS: usize = 5;

/// What reckoning took, as the page says, and since the page began to load.
const TOOK: &str = "[Number(document.querySelector('[data-reckoned-ms]').dataset.reckonedMs), performance.now()]";

fn main() {
    for sessions in [3, 30, 3000, 30_000] {
        let phone = afternoon();
        Seeded { sessions, telling: false, ..Seeded::default() }.bring(&phone);
        let mut reckoned: Vec<f64> = Vec::new();
        let mut seen: Vec<f64> = Vec::new();
        for _ in 0..RUNS {
            phone
                .visit("insights")
                .wait_for("the cards", |phone| phone.eval("!!document.querySelector('[data-reckoned-ms]')") == true);
            let took = phone.eval(TOOK);
            reckoned.push(took[0].as_f64().unwrap_or(f64::NAN));
            seen.push(took[1].as_f64().unwrap_or(f64::NAN));
        }
        reckoned.sort_by(f64::total_cmp);
        seen.sort_by(f64::total_cmp);
        println!(
            "{sessions:>6} sessions: reckoned in {:>6.1} ms (best of {RUNS} {:.1}), on the screen {:>6.0} ms after a reload",
            reckoned[RUNS / 2],
            reckoned[0],
            seen[RUNS / 2]
        );
    }
}
