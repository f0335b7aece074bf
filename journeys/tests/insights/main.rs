//! Insights and the trial of one, as a person uses them. Table of contents:
//! what is told with no, few, many and very many sessions (`told`), odd entries (`odd`),
//! a trial from its start to each of its four answers (`trial`), and that everybody can read it (`everybody`).

mod everybody;
mod odd;
mod told;
mod trial;

use journeys::{Phone, Seeded, SeededTrial, afternoon};

/// A phone with a trial on massage that began so many days ago.
fn with_trial(days: i64, planned: u32, factor: f64, noise: f64) -> Phone {
    let phone = afternoon();
    let trial = Some(SeededTrial { question: "massage", days, planned, factor });
    Seeded { sessions: 60 + days * 8, noise, telling: false, trial }.bring(&phone);
    phone
}
