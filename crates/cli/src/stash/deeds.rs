//! `letdown stash add`, `use`, `move` and the rest: one deed each.
//! Not whether it adds up: `list` says that.

use std::error::Error;

use domain::fact::{Body, FactId};
use domain::stash::{Deed, Move, Outlet, Shelf};
use engine::stash::Stash;
use wire::words::Word;

use super::list::line;
use super::stash_now;
use crate::amounts::{typed_in, volume};
use crate::clock;
use crate::log_file::BadInput;
use crate::own::Own;
use crate::when::moment;

/// A deed and what it needs.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Put milk into a new bag
    Add {
        #[command(flatten)]
        amount: Amount,
        /// Where it stands: room, cooler, fridge, freezer or deep_freezer
        #[arg(long = "in", value_name = "PLACE", default_value = "fridge", value_parser = shelf)]
        shelf: Shelf,
        /// When the oldest of it was pumped: 14:10 or 2026-11-22T14:10 [default: when it was put there]
        #[arg(long, value_name = "TIME")]
        pumped: Option<String>,
        /// What is written on it
        #[arg(long, default_value = "")]
        label: String,
        #[command(flatten)]
        when: When,
    },
    /// Feed it, give it away or pour it away; all of it unless an amount is told
    Use {
        /// The bag's four letters
        bag: String,
        /// How much
        amount: Option<f64>,
        /// The amount is in ounces
        #[arg(long)]
        oz: bool,
        /// It went to somebody else's baby
        #[arg(long, conflicts_with = "discarded")]
        donated: bool,
        /// It was poured away, and why
        #[arg(long, value_name = "WHY")]
        discarded: Option<String>,
        #[command(flatten)]
        when: When,
    },
    /// Put it somewhere else
    Move {
        /// The bag's four letters
        bag: String,
        /// Where: room, cooler, fridge, freezer or deep_freezer
        #[arg(value_parser = shelf)]
        shelf: Shelf,
        #[command(flatten)]
        when: When,
    },
    /// It is fully thawed
    Thaw(Bag),
    /// It was warmed
    Warm(Bag),
    /// A baby drank from it
    Offer(Bag),
    /// Put a part of it into a new bag
    Split {
        /// The bag's four letters
        bag: String,
        #[command(flatten)]
        amount: Amount,
        /// What is written on the new one
        #[arg(long, default_value = "")]
        label: String,
        #[command(flatten)]
        when: When,
    },
    /// Put several together; the oldest milk counts
    Pool {
        /// Their four letters
        #[arg(required = true, num_args = 2..)]
        bags: Vec<String>,
        /// Where it stands: room, cooler, fridge, freezer or deep_freezer
        #[arg(long = "in", value_name = "PLACE", default_value = "fridge", value_parser = shelf)]
        shelf: Shelf,
        /// What is written on it
        #[arg(long, default_value = "")]
        label: String,
        #[command(flatten)]
        when: When,
    },
    /// Say how much is left in it
    Count {
        /// The bag's four letters
        bag: String,
        #[command(flatten)]
        amount: Amount,
        #[command(flatten)]
        when: When,
    },
    /// Write something on it
    Label {
        /// The bag's four letters
        bag: String,
        /// What
        label: String,
        #[command(flatten)]
        when: When,
    },
    /// Write down milk that was drunk without having been in a bag
    Drink {
        #[command(flatten)]
        amount: Amount,
        #[command(flatten)]
        when: When,
    },
}

/// One bag.
#[derive(clap::Args)]
pub struct Bag {
    /// The bag's four letters
    bag: String,
    #[command(flatten)]
    when: When,
}

/// How much.
#[derive(clap::Args)]
pub struct Amount {
    /// How much
    amount: f64,
    /// The amount is in ounces
    #[arg(long)]
    oz: bool,
}

/// When it was done.
#[derive(clap::Args)]
pub struct When {
    /// When: 14:10 or 2026-11-22T14:10 [default: now]
    #[arg(long = "at", value_name = "TIME")]
    at: Option<String>,
}

impl Amount {
    fn volume(&self) -> Result<domain::amount::Volume, BadInput> {
        volume(self.amount, typed_in(self.oz), "the amount")
    }
}

/// A shelf by its word.
pub fn shelf(word: &str) -> Result<Shelf, String> {
    Shelf::from_word(word).ok_or_else(|| format!("it can be {}", Shelf::choices()))
}

/// Writes the deed down and shows the bag.
pub fn run(command: &Command, own: &mut Own) -> Result<(), Box<dyn Error>> {
    let stash = stash_now(own);
    let now = clock::now();
    let at = match &command.when().at {
        None => now.clone(),
        Some(text) => moment(text, "--at", &now, &clock::zone())?,
    };
    if at.epoch_ms() > now.epoch_ms() {
        return Err(BadInput("that time is still to come; give the time at which it was done".to_owned()).into());
    }
    let deed = deed(command, &at, &stash)?;
    let id = clock::fact_id()?;
    let shown = named(&deed).unwrap_or(id);
    own.write(vec![(Some(id), Body::Milk(Move { at, deed }))])?;
    let after = stash_now(own);
    let rules = content::rules::storage(&own.timeline.storage);
    match after.bags.iter().find(|bag| bag.id == shown) {
        Some(bag) => println!("{}", line(bag, &rules, own.timeline.settings.unit, &now)),
        None => println!("Written down."),
    }
    Ok(())
}

/// The bag whose line says what came of it, unless the deed made one.
fn named(deed: &Deed) -> Option<FactId> {
    match deed {
        Deed::Stored { .. } | Deed::Split { .. } | Deed::Pooled { .. } | Deed::Drunk { .. } => None,
        Deed::Moved { bag, .. }
        | Deed::Thawed { bag }
        | Deed::Warmed { bag }
        | Deed::Offered { bag }
        | Deed::Used { bag, .. }
        | Deed::Counted { bag, .. }
        | Deed::Labelled { bag, .. } => Some(*bag),
    }
}

fn deed(command: &Command, at: &domain::moment::Moment, stash: &Stash) -> Result<Deed, BadInput> {
    let bag = |code: &String| find(stash, code, at);
    Ok(match command {
        Command::Add { amount, shelf, pumped, label, .. } => {
            let pumped = pumped.as_ref().map(|text| moment(text, "--pumped", at, &clock::zone())).transpose()?;
            let pumped = pumped.unwrap_or_else(|| at.clone());
            if pumped.epoch_ms() > at.epoch_ms() {
                return Err(BadInput("it was put away before it was pumped; check --pumped and --at".to_owned()));
            }
            Deed::Stored { session: None, volume: amount.volume()?, pumped, shelf: *shelf, label: label.clone() }
        }
        Command::Use { bag: code, amount, oz, donated, discarded, .. } => {
            let to = match (donated, discarded) {
                (_, Some(why)) => Outlet::Discarded(why.clone()),
                (true, None) => Outlet::Donated,
                (false, None) => Outlet::Fed,
            };
            let amount = amount.map(|amount| volume(amount, typed_in(*oz), "the amount")).transpose()?;
            Deed::Used { bag: bag(code)?, volume: amount, to }
        }
        Command::Move { bag: code, shelf, .. } => Deed::Moved { bag: bag(code)?, shelf: *shelf },
        Command::Thaw(one) => Deed::Thawed { bag: bag(&one.bag)? },
        Command::Warm(one) => Deed::Warmed { bag: bag(&one.bag)? },
        Command::Offer(one) => Deed::Offered { bag: bag(&one.bag)? },
        Command::Split { bag: code, amount, label, .. } => {
            Deed::Split { bag: bag(code)?, volume: amount.volume()?, label: label.clone() }
        }
        Command::Pool { bags, shelf, label, .. } => {
            let bags = bags.iter().map(bag).collect::<Result<_, _>>()?;
            Deed::Pooled { bags, shelf: *shelf, label: label.clone() }
        }
        Command::Count { bag: code, amount, .. } => Deed::Counted { bag: bag(code)?, volume: amount.volume()? },
        Command::Label { bag: code, label, .. } => Deed::Labelled { bag: bag(code)?, label: label.clone() },
        Command::Drink { amount, .. } => Deed::Drunk { volume: amount.volume()? },
    })
}

impl Command {
    fn when(&self) -> &When {
        match self {
            Command::Thaw(bag) | Command::Warm(bag) | Command::Offer(bag) => &bag.when,
            Command::Add { when, .. }
            | Command::Use { when, .. }
            | Command::Move { when, .. }
            | Command::Split { when, .. }
            | Command::Pool { when, .. }
            | Command::Count { when, .. }
            | Command::Label { when, .. }
            | Command::Drink { when, .. } => when,
        }
    }
}

/// The bag with these letters, if it was there by then.
fn find(stash: &Stash, code: &str, at: &domain::moment::Moment) -> Result<FactId, BadInput> {
    let wanted = code.to_lowercase();
    let called = |bag: &&engine::stash::Bag| bag.code() == wanted;
    // One that is used up can still be set right; of two of one name the one with milk in it is meant.
    let mut found: Vec<_> = stash.bags.iter().filter(called).collect();
    if found.is_empty() {
        found = stash.spent.iter().filter(called).collect();
    }
    match (found.first(), found.get(1)) {
        (Some(bag), None) if bag.filled_ms > at.epoch_ms() => {
            Err(BadInput(format!("{wanted} was not filled by then; give a later time with --at")))
        }
        (Some(bag), None) => Ok(bag.id),
        (Some(_), Some(_)) => {
            Err(BadInput(format!("two bags end in {wanted}; tell them apart in the app, where each can be tapped")))
        }
        (None, _) => Err(BadInput(format!("no bag is called {code}; see them with: letdown stash list"))),
    }
}
