//! The contract of the Baby Buddy API over real HTTP: groups of checks, counted, and each known client's way of talking.
//! Not the load that it bears: `cargo xtask bench api`.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod auth;
mod calendar;
mod clients;
mod clinic;
mod entries;
mod home;
mod lists;
mod matrix;
mod others;
mod people;
mod pumping;
mod secrets;
mod tags;
mod texts;
mod timers;
mod webhooks;

use home::{Checks, Home};

type Group = (&'static str, fn(&Home, &mut Checks));

const GROUPS: [Group; 12] = [
    ("auth", auth::checks),
    ("roots and methods", auth::methods),
    ("children", people::checks),
    ("pumping", pumping::checks),
    ("sides", pumping::sides),
    ("timers", timers::checks),
    ("feedings and stretches", entries::checks),
    ("notes and pictures", others::notes),
    ("plain records", others::checks),
    ("tags", tags::checks),
    ("lists", lists::checks),
    ("texts", texts::checks),
];

/// Each group on a home of its own, and how many checks it made.
#[test]
fn the_contract_holds_in_every_group() {
    let mut total = 0;
    for (name, group) in GROUPS {
        let mut checks = Checks::new(name);
        group(&Home::new(), &mut checks);
        println!("{:>4} checks: {name}", checks.count);
        total += checks.count;
    }
    println!("{total:>4} checks in all");
    assert!(total >= 300, "{total} checks");
}
