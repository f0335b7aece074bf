//! `letdown stash list`: bags, what to use first before what can wait.
//! Says what does not add up, and blames nobody for it.

use std::error::Error;

use domain::amount::Unit;
use domain::moment::Moment;
use domain::stash::{KeepRules, Shelf, State};
use engine::stash::{Bag, Freshness, Odd, Stash, code, days_of_milk, sums_between};
use wire::words::Word;

use crate::amounts::shown;
use crate::clock;
use crate::own::Own;
use crate::when::day_and_time;

/// Bags and bottles, what to use first on top
#[derive(clap::Args)]
pub struct Args {
    /// One place: room, cooler, fridge, freezer or deep_freezer
    #[arg(long = "in", value_name = "PLACE", value_parser = super::deeds::shelf)]
    shelf: Option<Shelf>,

    /// Bags whose label holds this
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,
}

/// Prints them.
pub fn run(args: &Args, own: &Own) -> Result<(), Box<dyn Error>> {
    let now = clock::now();
    let rules = content::rules::storage(&own.timeline.storage);
    let stash = super::stash_now(own);
    let unit = own.timeline.settings.unit;
    if rules.ask_unit {
        println!("Ask your unit how long milk keeps there; its numbers come first.");
    }
    if stash.bags.is_empty() {
        println!("Nothing is kept at the moment. Start with: letdown stash add 80 --in fridge");
    }
    for bag in stash.bags.iter().filter(|bag| args.takes(bag)) {
        println!("{}", line(bag, &rules, unit, &now));
    }
    for line in sums(&stash, own, &rules, &now) {
        println!("{line}");
    }
    for odd in &stash.odd {
        println!("? {}", told(odd, unit));
    }
    Ok(())
}

impl Args {
    fn takes(&self, bag: &Bag) -> bool {
        let label = |text: &String| bag.label.to_lowercase().contains(&text.to_lowercase());
        self.shelf.is_none_or(|shelf| bag.shelf == shelf) && self.label.as_ref().is_none_or(label)
    }
}

/// `a3f9  80 ml  fridge  until 2026-11-26 14:10  morning`
pub fn line(bag: &Bag, rules: &KeepRules, unit: Unit, now: &Moment) -> String {
    let until = bag.good_until(rules);
    let amount = bag.left.map_or_else(|| "? ml".to_owned(), |left| shown(left, unit));
    let place = match bag.state() {
        State::Fresh => bag.shelf.word().to_owned(),
        state => format!("{}, {}", bag.shelf.word(), state.word()),
    };
    let good = match bag.freshness(rules, now.epoch_ms()) {
        Freshness::Good => format!("until {}", day_and_time(until.best_ms)),
        Freshness::Soon => format!("soon: until {}", day_and_time(until.best_ms)),
        Freshness::Acceptable => format!("acceptable until {}", day_and_time(until.most_ms)),
        Freshness::Over => format!("over since {}", day_and_time(until.most_ms)),
    };
    [bag.code(), amount, place, good, bag.label.clone()].join("  ").trim_end().to_owned()
}

/// What a week made and took, and for how long the rest will do.
fn sums(stash: &Stash, own: &Own, rules: &KeepRules, now: &Moment) -> Vec<String> {
    let now_ms = now.epoch_ms();
    let unit = own.timeline.settings.unit;
    let week = sums_between(stash, &own.timeline.sessions, &own.timeline.moves, now_ms - 7 * 86_400_000, now_ms + 1);
    let mut lines = Vec::new();
    if !stash.bags.is_empty() {
        lines.push(format!("{} in all.", shown(stash.ledger.left, unit)));
    }
    if week != engine::stash::Sums::default() {
        let parts =
            [("made", week.made), ("drunk", week.drunk), ("donated", week.donated), ("poured away", week.discarded)];
        let told = parts.iter().filter(|(_, volume)| volume.ml() > 0.0);
        let told: Vec<String> = told.map(|(name, volume)| format!("{} {name}", shown(*volume, unit))).collect();
        if !told.is_empty() {
            lines.push(format!("Last 7 days: {}.", told.join(", ")));
        }
    }
    lines.extend(
        days_of_milk(stash, rules, now_ms)
            .map(|days| format!("About {days:.1} days of milk, at what the last week took.")),
    );
    lines
}

/// What does not add up, and what to do about it.
fn told(odd: &Odd, unit: Unit) -> String {
    match odd {
        Odd::NoSuchBag { bag, .. } => format!("Something was done with {}, which is not in the stash.", code(*bag)),
        Odd::TookMore { bag, over, .. } => {
            format!(
                "{} more was taken out of {} than was in it. Set it right with: letdown stash count {} AMOUNT",
                shown(*over, unit),
                code(*bag),
                code(*bag)
            )
        }
        Odd::Refrozen { bag, .. } => format!("{} was thawed and frozen again: do not use it.", code(*bag)),
        Odd::MoreThanPumped { session, over } => {
            format!("The bags of session {} hold {} more than it gave.", code(*session), shown(*over, unit))
        }
    }
}
