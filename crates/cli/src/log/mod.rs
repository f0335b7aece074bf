//! `letdown log`: write down a session afterwards, and see what is written down.
//! Not a live session: `letdown coach` is.

mod add;
mod list;

use std::error::Error;

use crate::own::Place;

/// Write down a session, or list what is written down
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    place: Place,
}

#[derive(clap::Subcommand)]
enum Command {
    Add(add::Args),
    List(list::Args),
}

/// Does what was asked.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    match &args.command {
        Command::Add(add) => add::run(add, &args.place),
        Command::List(list) => list::run(list, &args.place),
    }
}
