//! `letdown stash`: bags and bottles of kept milk, what to use first, and what was done with them.
//! Not how long milk keeps: content/care/storage.toml says, and `letdown stash rules` shows it.

mod deeds;
mod list;
mod rules;

use std::error::Error;

use engine::stash::{Stash, fold_stash};

use crate::clock;
use crate::own::{Own, Place};

/// Keep track of milk in bags and bottles
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    place: Place,
}

#[derive(clap::Subcommand)]
enum Command {
    List(list::Args),
    Rules(rules::Args),
    #[command(flatten)]
    Deed(deeds::Command),
}

/// Does what was asked.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let mut own = args.place.open()?;
    match &args.command {
        Command::List(list) => list::run(list, &own),
        Command::Rules(rules) => rules::run(rules, &mut own),
        Command::Deed(deed) => deeds::run(deed, &mut own),
    }
}

/// The stash as it is now, by the rules she goes by.
fn stash_now(own: &Own) -> Stash {
    let rules = content::rules::storage(&own.timeline.storage);
    fold_stash(&own.timeline.sessions, &own.timeline.moves, &rules, clock::now().epoch_ms())
}
